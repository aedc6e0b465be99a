import type { Command } from 'commander'
import { rotateKeys } from '../../adapters/signer/rotate-keys.ts'
import { parseDuration } from '../../config/duration.ts'
import { openLeftKeys } from '../store/open-left-store.ts'
import { openPools } from './open-pools.ts'

/** What came of it. Times are ISO 8601. */
export interface Rotated {
  readonly pool: string
  readonly poolId: string
  readonly rotated: boolean
  /** From when the new keys sign, or those that were given before. */
  readonly signsFrom: string
  /** Until when the old keys verify. */
  readonly until: string
}

const most = parseDuration('30d')

/** Gives one pool new keys, whether a server runs or not. */
export async function rotateOf({
  pool: said,
  after,
  compromised,
  command,
  ...where
}: {
  readonly pool: string
  readonly after: string
  readonly compromised: boolean
  readonly cwd: string
  readonly env?: string
  readonly command: Command
}): Promise<Rotated> {
  const lasts = /^\d{1,9}(?:ms|s|m|h|d)$/.test(after) ? parseDuration(after) : Number.NaN
  if (!(lasts <= most))
    return command.error(`error: --after ${after} is no duration of at most 30d, such as 1h`)
  const { store, seal } = openLeftKeys(where.cwd)
  try {
    const [pool, ...more] = await openPools(store, { ...where, command, pools: [said] })
    if (!pool || more.length) return command.error(`error: '${said}' names several pools: name one by its id`)
    const { id: poolId, name } = pool
    const kept = { vault: store.vault, turns: store.keyTurns, seal }
    const done = await rotateKeys(poolId, kept, { now: Date.now(), after: lasts, compromised })
    const turn = done === 'raced' ? store.keyTurns.of(poolId).at(-1) : 'pending' in done ? done.pending : done
    const iso = (at = 0) => new Date(at).toISOString()
    return {
      pool: name,
      poolId,
      rotated: done !== 'raced' && !('pending' in done),
      signsFrom: iso(turn?.signsFrom),
      until: iso(turn?.retiresAt),
    }
  } finally {
    store.close()
  }
}
