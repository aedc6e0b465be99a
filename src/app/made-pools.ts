import type { Ports } from '../engine/ports.ts'
import { withoutSecrets } from '../engine/pools/without-secrets.ts'
import type { KeptPool } from '../model/pool.ts'

/** The pools of a store that the API made, as they may be told: in the order of their ids, without secrets. */
export async function madePools(
  store: Pick<Ports['store'], 'keptPools' | 'keptPool'>,
): Promise<readonly KeptPool[]> {
  const pools = await Promise.all((await store.keptPools()).map(({ id }) => store.keptPool(id)))
  return pools.filter((pool) => pool !== undefined).map(withoutSecrets)
}
