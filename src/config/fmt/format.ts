import { isMap, visit, type ParsedNode } from 'yaml'
import type { Kind } from '../../model/model.ts'
import { lineBreak } from '../edit/piece.ts'
import type { Slip } from '../parse.ts'
import { plain } from '../plain.ts'
import { treeOf } from '../tree-of.ts'
import { layoutOf, type Entry, type Group, type Line } from './layout.ts'
import { blockLines, commentLines } from './print.ts'

/**
 * A file in its normal form: the line that names its schema first, keys as the schema has them, sets sorted,
 * two blanks a level, no quotes that are not needed, and brackets where a line holds them. Comments stay
 * with what they are about. A text with mistakes is none that can be formatted: the first of them is told.
 */
export function format(kind: Kind, text: string): { readonly text: string } | { readonly slip: Slip } {
  const ends = lineBreak(text)
  const lines = ends === '\n' ? text : text.replaceAll('\r\n', '\n')
  const tree = treeOf(lines)
  const [slip] = tree.slips
  if (slip) return { slip }
  const { root } = tree
  // A file of nothing, or of what is no resource, is told of by others.
  if (!isMap(root) || root.items.length === 0 || (blockMark.test(lines) && keepsLines(root))) return { text }
  const file = { kind, whole: plain(tree), fixed: tree.targets.size > 0 }
  const { schema, head, group } = parted(layoutOf(lines, root, tree.comments))
  const body = [
    ...schema.map((line) => line.text),
    ...commentLines(head, ''),
    ...(head.length ? [''] : []),
    ...blockLines(group, file, [], 0),
  ]
  return { text: `${body.join('\n')}\n`.replaceAll('\n', ends) }
}

const isSchema = ({ text }: Line) => /^#\s*(?:yaml-language-server:|\$schema:)/.test(text)

/** What stands at the head of a file, parted from what is about its first key. */
function parted({ entries, ...rest }: Group) {
  const [first, ...others] = entries as readonly [Entry, ...Entry[]]
  const schema = first.above.filter(isSchema)
  const above = first.above.filter((line) => !isSchema(line))
  const apart = above.findLastIndex((_, index) => (above[index + 1] ?? first).apart)
  const own = { ...first, above: above.slice(apart + 1), apart: false }
  return {
    schema,
    head: above.slice(0, apart + 1).map((line, index) => (index ? line : { ...line, apart: false })),
    group: { ...rest, entries: [own, ...others] },
  }
}

/** What ends a line under which a text of several lines stands; few files have one. */
const blockMark = /[|>][-+\d]*[ \t]*(?:#.*)?$/m

/** Whether a text of several lines keeps the empty ones behind it, which then cannot be told from those around it. */
function keepsLines(root: ParsedNode): boolean {
  let keeps = false
  visit(root, {
    Scalar: (_, { type, value }) => {
      if (type?.startsWith('BLOCK_') && typeof value === 'string' && /(?:^|\n)\n$/.test(value)) keeps = true
    },
  })
  return keeps
}
