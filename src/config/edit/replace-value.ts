import { isCollection, type ParsedNode } from 'yaml'
import type { Json } from '../../model/trigger.ts'
import { hasComment } from './comments.ts'
import { contentEnd, inBlock } from './ends.ts'
import type { Piece, Whole } from './piece.ts'
import { rendered } from './render.ts'

/** Writes another value in the place of a node, which lies inside brackets or does not. */
export function replaceValue(
  { text }: Whole,
  node: ParsedNode,
  value: Json,
  flow: boolean,
): readonly Piece[] | undefined {
  const [start] = node.range
  const end = contentEnd(text, node)
  if (isCollection(node) && hasComment(text, start, end)) return undefined
  const instead = rendered(value, flow, node)
  // Nothing at all may stand right behind its colon or dash.
  const glued = start === end && /[:-]$/.test(text.slice(0, start))
  if (!inBlock(node)) return [[start, end, glued ? ` ${instead}` : instead]]
  // What stood on lines of its own goes up to its key, or dash.
  const above = text.slice(0, start).trimEnd().length
  return hasComment(text, above, start) ? undefined : [[above, end, ` ${instead}`]]
}
