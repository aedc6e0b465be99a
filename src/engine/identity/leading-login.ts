import { mappingOf, type Claimant } from '../../iam/choose-role.ts'
import { loginOf, principalTags } from '../../iam/principal-tags.ts'
import type { IdentityPool } from '../../model/model.ts'
import type { ProvenLogin } from './proven-login.ts'

/** What role and tags are decided by. */
export interface Lead {
  readonly claimant: Claimant
  readonly tags: Readonly<Record<string, string>>
}

/**
 * The login whose claims decide, under the names by which the identity pool knows its provider. Of several it
 * is the first about which the pool says something; that is unverified.
 */
export function leadingLogin(pool: IdentityPool, logins: readonly ProvenLogin[]): Lead | undefined {
  const mapped = (name: string) => mappingOf(pool, name) !== undefined
  const tagged = (name: string) =>
    pool.principalTags.some(({ IdentityProviderName }) => IdentityProviderName === loginOf(name))
  const login = logins.find(({ names }) => names.some((name) => mapped(name) || tagged(name))) ?? logins[0]
  if (!login) return undefined
  const { names, claims } = login
  return {
    claimant: { provider: names.find(mapped) ?? names[0], claims },
    tags: { ...principalTags(pool, names.find(tagged) ?? names[0], claims), ...login.token?.tags },
  }
}
