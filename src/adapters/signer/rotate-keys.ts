import type { Seal } from '../seal/open-seal.ts'
import type { KeyTurn, KeyTurns } from '../store/sqlite/key-turns.ts'
import type { Vault } from '../store/sqlite/vault.ts'
import { openPoolKeys, type KeyUse } from './pool-keys.ts'
import { standingKeys } from './standing-keys.ts'

/** Where the keys of pools are kept. */
export interface KeptKeys {
  readonly vault: Vault
  readonly seal: Seal
  readonly turns: KeyTurns
}

/** How keys are to be changed. */
export interface Rotation {
  readonly now: number
  /** How long everybody is told the new keys before they sign, in milliseconds. */
  readonly after: number
  /** Somebody else has the old keys: the new ones sign at once, and nothing that the old ones signed counts. */
  readonly compromised?: boolean
}

/** Why keys were not changed: those before do not sign yet, or somebody else changed them at the same moment. */
export type Unrotated = { readonly pending: KeyTurn } | 'raced'

// No token lasts longer: a day, and as much as the clocks of servers may differ.
const longest = 24 * 3_600_000 + 10 * 60_000

/** The uses of a user pool's keys, in the order in which everybody is told them. */
export const poolUses = ['id', 'access'] as const satisfies readonly KeyUse[]

/**
 * Gives a user pool new signing keys. They are made and sealed before anybody hears of them; old ones are known
 * until the last token that they may have signed has expired, and those that are known no longer are destroyed.
 */
export async function rotateKeys(
  poolId: string,
  { vault, seal, turns }: KeptKeys,
  { now, after, compromised = false }: Rotation,
): Promise<KeyTurn | Unrotated> {
  const before = turns.of(poolId)
  const last = before.at(-1)
  if (last && last.signsFrom > now && !compromised) return { pending: last }
  const keys = openPoolKeys({ vault, seal })
  const turn = (last?.turn ?? 0) + 1
  await Promise.all(poolUses.map((use) => keys.take(poolId, use, turn)))
  const signsFrom = compromised ? now : now + after
  const made = { turn, publishedAt: now, signsFrom, retiresAt: compromised ? now : signsFrom + longest }
  if (!turns.add(poolId, made)) return 'raced'
  const { known } = standingKeys([...before, made], now)
  const [oldest = 0] = known
  for (let gone = 0; gone < oldest; gone += 1) for (const use of poolUses) keys.destroy(poolId, use, gone)
  return made
}
