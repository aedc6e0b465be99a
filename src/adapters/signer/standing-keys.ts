import type { KeyTurn } from '../store/sqlite/key-turns.ts'

/** Which keys of a pool count at a moment, by their turns. */
export interface Standing {
  readonly signs: number
  /** Those by which tokens are verified, and which everybody is told: the oldest first. */
  readonly known: readonly number[]
}

/** Works out which keys of a pool count. One that is published is known before it signs, and one that signed long after. */
export function standingKeys(turns: readonly KeyTurn[], now: number): Standing {
  const signs = turns.findLast(({ signsFrom }) => signsFrom <= now)?.turn ?? 0
  const retired = turns.findLast(({ retiresAt }) => retiresAt <= now)?.turn ?? 0
  const known = [0, ...turns.map(({ turn }) => turn)].filter((turn) => turn >= retired)
  return { signs, known }
}
