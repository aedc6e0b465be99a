import type { Canonical } from '../../config/canonical/canonical.ts'
import type { UserPoolClientProperties } from '../../model/cloudformation.ts'
import { presentFlows } from '../../model/present-flows.ts'

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

/** A pool whose clients have their flows by the names of today, since ours have no words for the old ones. */
export const withPresentFlows = (pool: Canonical['pool']): Canonical['pool'] => ({
  ...pool,
  clients: pool.clients.map((client) => {
    const { ExplicitAuthFlows: flows } = client.properties
    if (!flows) return client
    const present = [...new Set(presentFlows(flows))] as typeof flows
    const properties: UserPoolClientProperties = { ...client.properties, ExplicitAuthFlows: present }
    return { ...client, properties }
  }),
})
