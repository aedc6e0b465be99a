import type { IdentityPool } from '../../model/model.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { Ports } from '../ports.ts'

/** What every OpenID token of an identity pool says who issued it, wherever this server is reached. */
export const openIdIssuer = 'https://cognito-identity.amazonaws.com'
const tagsClaim = 'https://aws.amazon.com/tags'

/** How an identity was authenticated, as tokens and trust policies say it. */
export const methodsOf = (amr: readonly string[]): readonly string[] =>
  amr.length ? ['authenticated', ...amr] : ['unauthenticated']

/** What `amr` says of a developer's user. The form is unverified. */
export const developerMethod = (provider: string, identityPoolId: string, user: string) =>
  `${provider}:${identityPoolId}:${user}`

/** What an OpenID token is to say. */
export interface Saying {
  readonly identityPool: IdentityPool
  readonly identityId: string
  /** The providers by which the identity was authenticated; none for a guest. */
  readonly amr: readonly string[]
  readonly tags: Readonly<Record<string, string>>
  /** How long it lasts. */
  readonly seconds: number
}

/** A token by which STS, and this identity pool itself, know an identity: ten minutes in the basic flow. */
export function signOpenIdToken(
  { identityPool, identityId, amr, tags, seconds }: Saying,
  { signer, clock }: Pick<Ports, 'signer' | 'clock'>,
): Promise<string> {
  const iat = Math.floor(clock.now() / 1000)
  const tagged = Object.entries(tags)
  return signer.signIdentity(identityPool.id, {
    sub: identityId,
    aud: identityPool.id,
    amr: methodsOf(amr),
    iss: openIdIssuer,
    'https://cognito-identity.amazonaws.com/identity-pool-arn': identityPool.arn,
    ...(tagged.length && {
      [tagsClaim]: {
        principal_tags: Object.fromEntries(tagged.map(([key, value]) => [key, [value]])),
        // That tags do not go on to roles assumed from the session is unverified.
        transitive_tag_keys: [],
      },
    }),
    exp: iat + seconds,
    iat,
  })
}

/** The principal tags that a token of ours says. */
export function tagsOf(claims: JsonObject): Readonly<Record<string, string>> {
  // Written by `signOpenIdToken`, and by nobody else.
  const said = claims[tagsClaim] as { readonly principal_tags: Record<string, [string]> } | undefined
  return Object.fromEntries(Object.entries(said?.principal_tags ?? {}).map(([key, [value]]) => [key, value]))
}
