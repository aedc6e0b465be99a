import type { AccessPorts } from '../../engine/access.ts'
import type { Context } from '../../model/iam.ts'
import type { Session, Signer } from '../../model/session.ts'
import type { Proofs } from './authenticate.ts'
import type { Signature } from './read.ts'

type Key = NonNullable<ReturnType<AccessPorts['iam']['accessKey']>>
type Who = { readonly session: Session } | { readonly user: Key }

/** Who stands behind a key, with all that policies may ask about them. */
export function signerOf(
  { accessKeyId, region }: Signature,
  who: Who,
  { iam, clock }: Proofs,
  proven: boolean,
): Signer {
  const signed = { accessKeyId, region, proven }
  if ('user' in who) {
    const { arn, userId, userName } = who.user
    const context = { ...known('User', arn, iam.account, userId), 'aws:username': userName }
    return { ...signed, kind: 'user', principal: { arn, account: iam.account }, userId, userName, context }
  }
  const { session } = who
  const { account, arn, userId, kind, principalArn } = session
  const assumed = kind === 'assumed role'
  const userName = kind === 'user session' ? principalArn.split('/').at(-1) : undefined
  const type = assumed ? 'AssumedRole' : kind === 'federated user' ? 'FederatedUser' : 'User'
  return {
    ...signed,
    kind: 'session',
    principal: { arn, account, ...(assumed && { roleArn: principalArn }) },
    userId,
    ...(userName !== undefined && { userName }),
    session,
    context: {
      ...(assumed && roleTags(session, iam)),
      ...ofSession(session, clock.now()),
      ...known(type, kind === 'federated user' ? arn : principalArn, account, userId),
      ...(userName !== undefined && { 'aws:username': userName }),
    },
  }
}

/** The account itself: what an unknown key is taken for where keys are believed. */
export function unknownSigner({ accessKeyId, region }: Signature, { iam: { account } }: Proofs): Signer {
  const arn = `arn:aws:iam::${account}:root`
  return {
    accessKeyId,
    region,
    proven: false,
    kind: 'root',
    principal: { arn, account },
    userId: account,
    context: known('Account', arn, account, account),
  }
}

const known = (type: string, arn: string, account: string, userId: string) => ({
  'aws:PrincipalArn': arn,
  'aws:PrincipalAccount': account,
  'aws:PrincipalType': type,
  'aws:PrincipalIsAWSService': 'false',
  'aws:userid': userId,
})

/** Tags of the role that its session does not replace: keys of tags are the same in any case. */
function roleTags({ principalArn, tags }: Session, iam: AccessPorts['iam']): Context {
  const replaced = new Set(Object.keys(tags).map((key) => key.toLowerCase()))
  const { Tags = [] } = iam.role(principalArn)?.properties ?? {}
  return Object.fromEntries(
    Tags.filter(({ Key }) => !replaced.has(Key.toLowerCase())).map(({ Key, Value }) => [tagKey(Key), Value]),
  )
}

const tagKey = (key: string) => `aws:PrincipalTag/${key}`

/** What temporary credentials bring. */
function ofSession({ tags, issued, sourceIdentity, context }: Session, now: number): Context {
  const mfa = { 'aws:MultiFactorAuthPresent': 'false', ...context }
  return {
    'aws:TokenIssueTime': new Date(issued).toISOString(),
    ...mfa,
    ...(mfa['aws:MultiFactorAuthPresent'] === 'true' && {
      'aws:MultiFactorAuthAge': String(Math.floor((now - issued) / 1000)),
    }),
    ...(sourceIdentity !== undefined && { 'aws:SourceIdentity': sourceIdentity }),
    ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [tagKey(key), value])),
  }
}
