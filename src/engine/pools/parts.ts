import type { PartKind, PoolPart, UserPool } from '../../model/pool.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { Refusal } from '../effect.ts'
import type { Run } from '../flow.ts'
import type { PartName, Ports } from '../ports.ts'
import { poolGone } from './refusals.ts'

type Effects = Pick<Run, 'effects'>
type Clock = Pick<Ports, 'clock'>

/** What a pool has of a kind that has no member of its own. */
export const partsOf = ({ parts = [] }: UserPool, kind: PartKind): readonly PoolPart[] =>
  parts.filter((part) => part.kind === kind)

/** One of them by its name. */
export const partOf = (pool: UserPool, { kind, name }: PartName): PoolPart | undefined =>
  pool.parts?.find((part) => part.kind === kind && part.name === name)

/** Gives a pool something new. */
export function makePart(
  pool: UserPool,
  { kind, name }: PartName,
  body: object,
  taken: Refusal,
  { clock }: Clock,
  { effects }: Effects,
): PoolPart {
  const now = clock.now()
  const part = { kind, name, body: body as JsonObject, createdAt: now, modifiedAt: now }
  effects.push({ kind: 'make part', poolId: pool.id, part, taken, gone: poolGone(pool.id) })
  return part
}

/** Says anew, as a whole, what something of a pool is. */
export function changePart(
  pool: UserPool,
  { kind, name }: PartName,
  body: object,
  gone: Refusal,
  { clock }: Clock,
  { effects }: Effects,
): void {
  const part = { kind, name, body: body as JsonObject, modifiedAt: clock.now() }
  effects.push({ kind: 'change part', poolId: pool.id, part, gone })
}

/** Says what something of a pool is, whether it was there or not. */
export function putPart(
  pool: UserPool,
  { kind, name }: PartName,
  body: object,
  { clock }: Clock,
  { effects }: Effects,
): PoolPart {
  const now = clock.now()
  const part = { kind, name, body: body as JsonObject, createdAt: now, modifiedAt: now }
  effects.push({ kind: 'put part', poolId: pool.id, part, gone: poolGone(pool.id) })
  return part
}

/** Takes something from a pool. */
export function deletePart(pool: UserPool, part: PartName, gone: Refusal, { effects }: Effects): void {
  effects.push({ kind: 'delete part', poolId: pool.id, part, gone })
}
