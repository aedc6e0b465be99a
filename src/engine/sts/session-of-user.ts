import type { Session, Signer } from '../../model/session.ts'
import type { Step } from '../flow.ts'
import type { Ports } from '../ports.ts'
import { denied } from './become-role.ts'
import type { ShownMfa } from './check-mfa.ts'
import { requestKeys } from './request-keys.ts'
import { sessionTags, type AskedTags } from './session-tags.ts'

interface Lasting {
  readonly DurationSeconds?: number | undefined
}

const hour = 3600
const usual = 43_200

/** A session of whoever signed with a permanent key, which may do what they may. The root's lasts an hour at most. */
export const sessionOfUser: Step<Lasting & { signer: Signer; mfa: ShownMfa }, { session: Session }> = {
  name: 'make session',
  run: ({ signer, DurationSeconds, mfa }, ports) => ({
    session: {
      ...made(signer, DurationSeconds, ports),
      kind: 'user session',
      arn: signer.principal.arn,
      userId: signer.userId,
      policies: [],
      policyArns: [],
      tags: {},
      context: mfa ?? {},
    },
  }),
}

/** A federated user of whoever signed with a permanent key, who may do what they may and its policies allow. */
export const federatedUser: Step<
  Lasting & AskedTags & { Name: string; signer: Signer; narrow: Pick<Session, 'policies' | 'policyArns'> },
  { session: Session }
> = {
  name: 'make federated user',
  run(asked, ports) {
    const { signer, narrow, Name, DurationSeconds } = asked
    const { account } = ports.iam
    const arn = `arn:aws:sts::${account}:federated-user/${Name}`
    const { tags } = sessionTags({ Tags: asked.Tags })
    if (Object.keys(tags).length) mayTag(signer, arn, tags, ports)
    const session: Session = {
      ...made(signer, DurationSeconds, ports),
      kind: 'federated user',
      arn,
      userId: `${account}:${Name}`,
      sessionName: Name,
      ...narrow,
      tags,
    }
    return { session }
  },
}

function made(signer: Signer, seconds: number | undefined, { iam, clock }: Pick<Ports, 'iam' | 'clock'>) {
  const issued = clock.now()
  // Of the root AWS makes it an hour, however much longer is asked for.
  const lasts = signer.kind === 'root' ? Math.min(seconds ?? hour, hour) : (seconds ?? usual)
  return {
    account: iam.account,
    principalArn: signer.principal.arn,
    issued,
    expires: issued + lasts * 1000,
    scopeDown: false,
    transitiveTags: [],
    chained: false,
    context: {},
  }
}

function mayTag(signer: Signer, resource: string, tags: Session['tags'], ports: Ports): void {
  const context = {
    ...requestKeys(ports),
    ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value])),
    'aws:TagKeys': Object.keys(tags),
  }
  const { decision } = ports.iam.decide(signer, { action: 'sts:TagSession', resource, context })
  if (decision !== 'allow') throw denied(signer.principal, 'sts:TagSession', resource)
}
