import type { Door } from './ask.ts'
import type { RichWorld } from './rich-world.ts'

/** Makes an identity pool through the API, with an identity of ana's, one of a guest's and one of a developer's. */
export async function fillIdentityPool({ bag, clock, pool, client }: RichWorld, ask: Door): Promise<void> {
  const say = async (operation: string, input: object): Promise<Readonly<Record<string, string>>> => {
    const { said } = await ask('cognito-identity', operation, JSON.stringify(input))
    bag.learn(said, clock.at)
    return said as Readonly<Record<string, string>>
  }
  const ProviderName = `cognito-idp.us-east-1.amazonaws.com/${pool.id}`
  const { IdentityPoolId = '' } = await say('CreateIdentityPool', {
    IdentityPoolName: 'people',
    AllowUnauthenticatedIdentities: true,
    AllowClassicFlow: true,
    DeveloperProviderName: 'back.end',
    CognitoIdentityProviders: [{ ProviderName, ClientId: client.id }],
    IdentityPoolTags: { team: 'a' },
  })
  const role = 'arn:aws:iam::123456789012:role/reader'
  await say('SetIdentityPoolRoles', { IdentityPoolId, Roles: { authenticated: role, unauthenticated: role } })
  const [ana = {}] = bag.personas
  const identities = [
    await say('GetId', { IdentityPoolId, Logins: { [ProviderName]: ana['IdToken'] } }),
    await say('GetId', { IdentityPoolId }),
    await say('GetOpenIdTokenForDeveloperIdentity', { IdentityPoolId, Logins: { 'back.end': 'ana' } }),
  ]
  const ResourceArn = `arn:aws:cognito-identity:us-east-1:123456789012:identitypool/${IdentityPoolId}`
  const own = { IdentityPoolId, ProviderName, ResourceArn, DeveloperProviderName: 'back.end' }
  bag.personas.splice(
    0,
    Infinity,
    ...identities.map(({ IdentityId = '' }) => ({ ...own, IdentityId, IdToken: ana['IdToken'] ?? '' })),
  )
}
