import type { Json } from '../../model/trigger.ts'
import { hasComment } from './comments.ts'
import { contentEnd, dashOf, inBlock, type ParsedList } from './ends.ts'
import { deleteLines, lineBreak, lineEnd, lineStart, type Piece, type Whole } from './piece.ts'
import { rendered } from './render.ts'

/** Writes an item at the end of a list. */
export function insertItem({ text }: Whole, list: ParsedList, item: Json): readonly Piece[] | undefined {
  const flow = !inBlock(list)
  const said = rendered(item, flow)
  const last = list.items.at(-1)
  if (!last) return undefined
  const end = contentEnd(text, last)
  if (flow) return [[end, end, `, ${said}`]]
  const dash = dashOf(list, list.items.length - 1)
  if (dash === undefined) return undefined
  const indent = ' '.repeat(dash - lineStart(text, dash))
  if (text[end - 1] === '\n') return [[end, end, `${indent}- ${said}${lineBreak(text)}`]]
  const at = lineEnd(text, end)
  return [[at, at, `${lineBreak(text)}${indent}- ${said}`]]
}

/** Takes an item out of a list, and not its comment. */
export function deleteItem({ text }: Whole, list: ParsedList, index: number): readonly Piece[] | undefined {
  const item = list.items[index]
  // The last one leaves nothing behind, which is another value.
  if (!item || list.items.length === 1) return undefined
  const end = contentEnd(text, item)
  if (inBlock(list)) {
    const dash = dashOf(list, index)
    return dash === undefined || hasComment(text, dash, end) ? undefined : deleteLines(text, dash, end)
  }
  const [start] = item.range
  const next = list.items[index + 1]
  const before = list.items[index - 1]
  const span: Piece = next ? [start, next.range[0], ''] : [before ? contentEnd(text, before) : start, end, '']
  return hasComment(text, span[0], span[1]) ? undefined : [span]
}
