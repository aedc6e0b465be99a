import type { MadeIdentityPool } from '../../../model/identity.ts'
import type { IdentityPoolPatch } from '../writes.ts'

/** An identity pool after a change. */
export function patched<Pool extends MadeIdentityPool>(
  pool: Pool,
  { properties, tags, roles, principalTags }: IdentityPoolPatch,
): Pool {
  const before = (pool.properties.IdentityPoolTags ?? []).map(({ Key, Value }) => [Key, Value] as const)
  const after = new Map<string, string | null>([...before, ...Object.entries(tags ?? {})])
  const IdentityPoolTags = [...after].flatMap(([Key, Value]) => (Value === null ? [] : [{ Key, Value }]))
  const others = pool.principalTags.filter(
    ({ IdentityProviderName }) => IdentityProviderName !== principalTags?.IdentityProviderName,
  )
  const now = properties ?? pool.properties
  return {
    ...pool,
    name: now.IdentityPoolName,
    properties: { ...now, IdentityPoolTags },
    ...(roles && { roles }),
    ...(principalTags && { principalTags: [...others, principalTags] }),
  }
}
