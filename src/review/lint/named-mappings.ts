import type { Canonical } from '../../config/canonical/canonical.ts'

/** An identity pool whose role mappings say for which provider each is: without a word it is the one of their key. */
export const withNamedMappings = (identity: Canonical['identity']): Canonical['identity'] => {
  const { RoleMappings, ...rest } = identity.roles ?? {}
  if (!RoleMappings) return identity
  const named = Object.entries(RoleMappings).map(([key, mapping]) => [
    key,
    { ...mapping, IdentityProvider: mapping.IdentityProvider ?? key },
  ])
  return { ...identity, roles: { ...rest, RoleMappings: Object.fromEntries(named) as typeof RoleMappings } }
}
