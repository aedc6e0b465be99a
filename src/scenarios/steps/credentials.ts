import { signerOf } from '../../protocol/sigv4/signer-of.ts'
import { seenOf } from '../seen.ts'
import { claimsOf } from '../signed-in.ts'
import { Unplayable, type Act } from '../step.ts'

interface Given {
  readonly IdentityId: string
  readonly Credentials: { readonly AccessKeyId: string; readonly SessionToken: string }
}

/** AWS credentials are fetched with the ID token at hand, and as a guest where there is none. */
export const credentials: Act<'credentials'> = async ({ identityPool: name }, story) => {
  const { model, pool, ports, signedIn } = story
  const identityPool = model.identityPools.find((one) => one.name === name)
  if (!identityPool) throw new Unplayable(`nothing declares the identity pool \`${name}\``)
  const token = signedIn?.tokens?.id
  const Logins = token && { [`cognito-idp.${pool.region}.amazonaws.com/${pool.id}`]: token }
  const shown = Logins ? { Logins } : {}
  const found = await story.perform(
    'GetId',
    { IdentityPoolId: identityPool.id, ...shown },
    'cognito-identity',
  )
  if ('fault' in found) return seenOf(found)
  const { IdentityId } = found.output as Given
  const asked = { IdentityId, ...shown }
  const got = await story.perform('GetCredentialsForIdentity', asked, 'cognito-identity')
  if ('fault' in got) return seenOf(got)
  const { AccessKeyId, SessionToken } = (got.output as Given).Credentials
  const opened = ports.sessions.open(SessionToken, AccessKeyId)
  if (!opened) throw new Error('credentials that were just given stand for nothing')
  const { session } = opened
  const sub = token === undefined ? undefined : claimsOf(token)['sub']
  const role = model.roles.find(({ arn }) => arn === session.principalArn)
  return {
    ...(role && { role: role.name }),
    signer: signerOf({ accessKeyId: AccessKeyId, region: pool.region }, { session }, ports, true),
    session: { identityId: IdentityId, ...(typeof sub === 'string' && { sub }) },
  }
}
