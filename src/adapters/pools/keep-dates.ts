import { createHash } from 'node:crypto'
import type { Model } from '../../model/model.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Declared, Print } from '../store/sqlite/declared.ts'
import { declaredParts } from './declared-parts.ts'

/** Notes since when the pools of a model, and what they have, say what they say. */
export function keepDates(
  declared: Pick<Declared, 'note'>,
  { pools }: Pick<Model, 'pools'>,
  now: number,
): void {
  declared.note(pools.flatMap(prints), now)
}

const prints = (pool: UserPool): Print[] => [
  { poolId: pool.id, print: hash(pool.properties) },
  ...declaredParts(pool).map(({ kind, name, body }) => ({
    poolId: pool.id,
    part: { kind, name },
    print: hash(body),
  })),
]

const hash = (body: object) => createHash('sha256').update(JSON.stringify(body)).digest('base64url')
