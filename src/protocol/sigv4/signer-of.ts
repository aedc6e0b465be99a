import type { AccessPorts } from '../../engine/access.ts'
import type { Context } from '../../model/iam.ts'
import type { Session, Signer } from '../../model/session.ts'
import type { Proofs } from './authenticate.ts'
import type { Signature } from './read.ts'

type Key = NonNullable<ReturnType<AccessPorts['iam']['accessKey']>>
type Who = { readonly session: Session } | { readonly user: Key }

/** Who stands behind a key, with all that policies may ask about them. */
export function signerOf(
  { accessKeyId, region }: Pick<Signature, 'accessKeyId' | 'region'>,
  who: Who,
  { iam, clock }: Pick<Proofs, 'iam' | 'clock'>,
  proven: boolean,
): Signer {
  const signed = { accessKeyId, region, proven }
  if ('user' in who) {
    const { arn, userId, userName } = who.user
    const context = {
      ...tagKeys(iam.tags(arn)),
      ...known('User', arn, iam.account, userId),
      'aws:username': userName,
    }
    return { ...signed, kind: 'user', principal: { arn, account: iam.account }, userId, userName, context }
  }
  const { session } = who
  const { account, arn, userId, kind, principalArn } = session
  const assumed = kind === 'assumed role'
  const isUser = kind === 'user session' && principalArn.includes(':user/')
  const userName = isUser ? principalArn.split('/').at(-1) : undefined
  return {
    ...signed,
    kind: 'session',
    principal: { arn, account, ...(assumed && { roleArn: principalArn }) },
    userId,
    ...(userName !== undefined && { userName }),
    session,
    context: {
      // A federated user has none of the tags of whoever vouched for them.
      ...(kind !== 'federated user' && tagKeys(unreplaced(iam.tags(principalArn), session.tags))),
      ...ofSession(session, clock.now()),
      ...known(typeOf(session), kind === 'federated user' ? arn : principalArn, account, userId),
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

const typeOf = ({ kind, principalArn }: Session) =>
  kind === 'assumed role'
    ? 'AssumedRole'
    : kind === 'federated user'
      ? 'FederatedUser'
      : principalArn.endsWith(':root')
        ? 'Account'
        : 'User'

type Tags = Readonly<Record<string, string>>

/** Tags of a principal that its session does not replace: keys of tags are the same in any case. */
function unreplaced(tags: Tags, by: Tags): Tags {
  const replaced = new Set(Object.keys(by).map((key) => key.toLowerCase()))
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !replaced.has(key.toLowerCase())))
}

const tagKeys = (tags: Tags): Context =>
  Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]))

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
    ...tagKeys(tags),
  }
}
