import type { Credentials, Session } from '../../../src/model/session.ts'
import { authenticate, type Proofs } from '../../../src/protocol/sigv4/authenticate.ts'
import type { SignedRequest } from '../../../src/protocol/sigv4/signed-request.ts'

export const account = '123456789012'
export const now = Date.UTC(2026, 0, 2, 3, 4, 5)
export const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'

/** A declared user, and one whose secret is not there. */
export const user = {
  userName: 'ops',
  arn: `arn:aws:iam::${account}:user/ops`,
  userId: 'AIDAOPS0000000000000A',
}
const keys = new Map([
  ['AKIAIOSFODNN7EXAMPLE', { ...user, secret }],
  ['AKIAMISSING000000000', { ...user, secret: undefined }],
])

/** A session of a role, as it was begun an hour ago and ends in another. */
export const session: Session = {
  kind: 'assumed role',
  account,
  arn: `arn:aws:sts::${account}:assumed-role/buyer/ana`,
  userId: 'AROABUYER000000000000:ana',
  principalArn: `arn:aws:iam::${account}:role/buyer`,
  sessionName: 'ana',
  issued: now - 3_600_000,
  expires: now + 3_600_000,
  policies: [],
  policyArns: [],
  scopeDown: false,
  tags: {},
  transitiveTags: [],
  chained: false,
  context: {},
}

/** The token of a session, which opens for one key. */
const sessionToken = 'IQoJb3JpZ2luX2Vj+/EXAMPLE='
/** What a session is given. */
export const temporary: Credentials = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: `${secret}2`,
  sessionToken,
  expires: session.expires,
}

/** What proves signatures, at a time of one's own. */
export const proofs = (at = now, of: Session = session): Proofs =>
  ({
    clock: { now: () => at, ticks: () => 0 },
    sessions: {
      open: (token: string, id: string) =>
        token === sessionToken && id === temporary.accessKeyId
          ? { session: of, secret: temporary.secretAccessKey }
          : undefined,
    },
    iam: { account, accessKey: (id: string) => keys.get(id), knows: () => true, tags: () => ({}) },
  }) as unknown as Proofs

/** Who signed a request, where every signature must be proven. */
export const signerOf = (request: SignedRequest, service: string, at?: number) =>
  authenticate(request, service, proofs(at), 'serve')

/** A text as a wire has it: a character for each byte of its UTF-8. */
export const onWire = (text: string) => Buffer.from(text).toString('latin1')
