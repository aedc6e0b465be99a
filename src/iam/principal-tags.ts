import type { IdentityPool } from '../model/model.ts'
import type { JsonObject } from '../model/trigger.ts'
import { claimText } from './claim-text.ts'

/** The tags of `UseDefaults`, and the claim each is taken from. */
const defaults: Readonly<Record<string, string>> = { username: 'sub', client: 'aud' }

/**
 * The session tags that somebody's claims amount to. `provider` is the login key, with or without a client.
 * A claim that is missing makes no tag. Follows "Using attributes for access control" of the Cognito guide.
 */
export function principalTags(
  pool: IdentityPool,
  provider: string,
  claims: JsonObject,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(taggedBy(pool, provider)).flatMap(([tag, claim]) => {
      const value = tagValue(claims, claim)
      return value === undefined ? [] : [[tag, value] as const]
    }),
  )
}

/** The tags of a provider's users, and the claim each is taken from. */
export function taggedBy(pool: IdentityPool, provider: string): Readonly<Record<string, string>> {
  const login = loginOf(provider)
  const map = pool.principalTags.find(({ IdentityProviderName }) => IdentityProviderName === login)
  // That the defaults stand instead of the map of one's own, and not beside it, is unverified.
  return map?.UseDefaults ? defaults : (map?.PrincipalTags ?? {})
}

/** A provider as principal tags name it: without a client. */
export const loginOf = (provider: string): string =>
  provider.startsWith('cognito-idp.') ? provider.replace(/:[^:/]*$/, '') : provider

// What AWS makes of a list is unverified: here a list of one is its element, and a longer one makes no tag.
function tagValue(claims: JsonObject, name: string): string | undefined {
  const claim = Object.hasOwn(claims, name) ? claims[name] : undefined
  if (!Array.isArray(claim)) return claimText(claims, name)
  return claim.length === 1 ? claimText({ [name]: claim[0] ?? null }, name) : undefined
}
