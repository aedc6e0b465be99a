import type { Cited, Layer, Policy } from '../model/iam.ts'
import type { Statement } from './statement.ts'

/** How a statement is told of. */
export function cite({ index, sid, effect }: Statement, layer: Layer, { name, at }: Policy): Cited {
  const cited: { -readonly [K in keyof Cited]: Cited[K] } = { layer, policy: name, statement: index, effect }
  if (sid !== undefined) cited.sid = sid
  const position = at?.(index)
  if (position) cited.at = position
  return cited
}
