import type { Ports } from '../../engine/ports.ts'
import type { MadeIdentityPool } from '../../model/identity.ts'
import type { IdentityPool, Model } from '../../model/model.ts'

/** The identity pools of a linked model, and beside them those that the API made. A declared one wins. */
export function linkedIdentityPools(
  { account, identityPools, where }: Pick<Model, 'account' | 'identityPools' | 'where'>,
  store: Pick<Ports['store'], 'madeIdentityPool' | 'madeIdentityPools'>,
): Ports['identityPools'] {
  const declared = new Map(identityPools.map((pool) => [pool.id, pool]))
  const addressed = (pool: MadeIdentityPool): IdentityPool => ({
    ...pool,
    arn: `arn:aws:cognito-identity:${pool.id.split(':')[0]}:${account}:identitypool/${pool.id}`,
  })
  return {
    async byId(id) {
      const found = declared.get(id)
      if (found) return found
      const made = await store.madeIdentityPool(id)
      return made && addressed(made)
    },
    async all() {
      const made = (await store.madeIdentityPools()).filter(({ id }) => !declared.has(id)).map(addressed)
      return [...declared.values(), ...made].sort((a, b) => (a.id < b.id ? -1 : 1))
    },
    declaredAt(id) {
      const pool = declared.get(id)
      // What was written nowhere, as by a program, is declared all the same.
      return pool && (where('identity', pool.name) ?? { file: `pools/${pool.name}.identity.yaml`, line: 1 })
    },
  }
}
