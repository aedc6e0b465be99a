import type { Command } from 'commander'
import { openPoolKeys } from '../../adapters/signer/pool-keys.ts'
import { poolUses } from '../../adapters/signer/rotate-keys.ts'
import { standingKeys } from '../../adapters/signer/standing-keys.ts'
import { openLeftKeys } from '../store/open-left-store.ts'
import { openPools } from './open-pools.ts'

/** A key as it is told. */
export interface ToldKey {
  readonly pool: string
  readonly poolId: string
  readonly use: 'id' | 'access'
  readonly kid: string
  /** `signs`; `published`, and signs later; `retiring`, and only verifies. */
  readonly state: 'signs' | 'published' | 'retiring'
  /** When it begins to sign, of one that is published; when it is known no longer, of one that retires. ISO 8601. */
  readonly at?: string
}

/** Reads the keys that count of pools; those of a pool that has signed nothing yet are not there. */
export async function readKeys(wanted: {
  readonly pools: readonly string[]
  readonly cwd: string
  readonly env?: string
  readonly command: Command
}): Promise<readonly ToldKey[]> {
  const { store, seal } = openLeftKeys(wanted.cwd)
  try {
    const now = Date.now()
    const keys = openPoolKeys({ vault: store.vault, seal })
    return (await openPools(store, wanted)).flatMap(({ id: poolId, name: pool }) => {
      const turns = store.keyTurns.of(poolId)
      const { signs, known } = standingKeys(turns, now)
      return known.flatMap((turn) => {
        const state = turn === signs ? 'signs' : turn > signs ? 'published' : 'retiring'
        const when = {
          signs: undefined,
          published: turns[turn - 1]?.signsFrom,
          retiring: turns[turn]?.retiresAt,
        }
        const at = when[state]
        return poolUses.flatMap((use): ToldKey[] => {
          const kid = keys.find(poolId, use, turn)?.jwk.kid
          if (kid === undefined) return []
          return [
            { pool, poolId, use, kid, state, ...(at !== undefined && { at: new Date(at).toISOString() }) },
          ]
        })
      })
    })
  } finally {
    store.close()
  }
}
