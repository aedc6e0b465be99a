import { isScalar } from 'yaml'
import type { Json } from '../../model/trigger.ts'
import { valueAt, type Path } from '../path.ts'
import { schemaAt } from '../schema-at.ts'
import { hasComment } from './comments.ts'
import { inBlock, pairEnd, type ParsedMap, type ParsedPair } from './ends.ts'
import { deleteLines, lineBreak, lineEnd, lineStart, type Piece, type Whole } from './piece.ts'
import { renderedPair } from './render.ts'

/** Writes a new key into a map: where the schema has it, behind the keys that come before it there. */
export function insertPair(
  { kind, text, whole }: Whole,
  map: ParsedMap,
  path: Path,
  key: string,
  value: Json,
): readonly Piece[] | undefined {
  const pairs = map.items as readonly ParsedPair[]
  const [first] = pairs
  const flow = !inBlock(map)
  const said = renderedPair(key, value, flow)
  if (!first) {
    const [start, end] = map.range ?? [0, 0]
    return flow && !hasComment(text, start, end) ? [[start, end, `{ ${said} }`]] : undefined
  }
  const order = Object.keys(schemaAt(kind, valueAt(whole, path), path)?.properties ?? {})
  const before = predecessor(pairs, key, order) ?? (flow || freeAbove(text, first) ? undefined : pairs.at(-1))
  if (flow) {
    const at = before ? pairEnd(text, before) : first.key.range[0]
    return [[at, at, before ? `, ${said}` : `${said}, `]]
  }
  const start = first.key.range[0]
  const indent = ' '.repeat(start - lineStart(text, start))
  if (!before) return [[start, start, `${said}${lineBreak(text)}${indent}`]]
  const end = pairEnd(text, before)
  // What ends with its line, as a text of several lines does, has its line break already.
  if (text[end - 1] === '\n') return [[end, end, `${indent}${said}${lineBreak(text)}`]]
  const at = lineEnd(text, end)
  return [[at, at, `${lineBreak(text)}${indent}${said}`]]
}

/** The last pair whose key comes before another in the schema; the last of all, where the schema does not know it. */
function predecessor(
  pairs: readonly ParsedPair[],
  key: string,
  order: readonly string[],
): ParsedPair | undefined {
  const place = order.indexOf(key)
  if (place < 0) return pairs.at(-1)
  return pairs.findLast(({ key: other }) => {
    const at = isScalar(other) ? order.indexOf(String(other.value)) : -1
    return at < place
  })
}

/** Whether what stands above the first pair is not about it: nothing, or the line that names the schema. */
function freeAbove(text: string, { key }: ParsedPair): boolean {
  const above = text.slice(0, lineStart(text, key.range[0])).trimEnd().split('\n').at(-1) ?? ''
  return !above.trimStart().startsWith('#') || above.includes('yaml-language-server')
}

/** Takes a key away, with its value and not with its comment. */
export function deletePair({ text }: Whole, map: ParsedMap, key: string): readonly Piece[] | undefined {
  const pairs = map.items as readonly ParsedPair[]
  const index = pairs.findIndex(({ key: other }) => isScalar(other) && other.value === key)
  const pair = pairs[index]
  // The last one leaves nothing behind, which is another value.
  if (!pair || pairs.length === 1) return undefined
  const [start] = pair.key.range
  const end = pairEnd(text, pair)
  if (hasComment(text, start, end)) return undefined
  if (inBlock(map)) return deleteLines(text, start, end)
  const next = pairs[index + 1]
  const last = pairs[index - 1]
  const span: Piece = next ? [start, next.key.range[0], ''] : [last ? pairEnd(text, last) : start, end, '']
  return hasComment(text, span[0], span[1]) ? undefined : [span]
}
