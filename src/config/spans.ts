import { isAlias, isMap, isSeq, type ParsedNode, type YAMLMap } from 'yaml'
import { sources } from './plain.ts'
import { entriesOf } from './key-slips.ts'
import { stops, type Tree } from './resolve.ts'

/**
 * Where a value and the key before it stand, as offsets in the text, and the same of what it holds: of a
 * map's members by name, of a list's items in order. It is plain JSON, so that it can be kept.
 */
export type Spans = readonly [
  keyStart: number,
  keyEnd: number,
  start: number,
  end: number,
  inside?: Readonly<Record<string, Spans>> | readonly Spans[],
]

/** Of a text that holds nothing. */
export const nowhere: Spans = [0, 0, 0, 0]

/** The places of everything in a tree. What an alias or a `<<` brings stands where it was first written. */
export function spansOf(tree: Tree): Spans {
  const spans = (key: ParsedNode | null, node: ParsedNode | null): Spans => {
    const [keyStart, keyEnd] = key?.range ?? nowhere
    const [start, end] = node?.range ?? [keyEnd, keyEnd]
    const inner = inside(node)
    return inner ? [keyStart, keyEnd, start, end, inner] : [keyStart, keyEnd, start, end]
  }
  const inside = (node: ParsedNode | null | undefined): Spans[4] => {
    if (isAlias(node)) return inside(tree.targets.get(node))
    if (isSeq(node)) return node.items.map((item) => spans(null, item as ParsedNode))
    return isMap(node) ? members(node) : undefined
  }
  const members = (map: YAMLMap): Record<string, Spans> => {
    const { own, merges } = entriesOf(map)
    const said = Object.fromEntries([...own].map(([name, { key, value }]) => [name, spans(key, value)]))
    const merged = merges.flatMap((node) => sources(tree, node)).map(members)
    return merged.length ? Object.assign({}, ...merged.toReversed(), said) : said
  }
  // What was refused is not followed: its aliases may grow beyond all bounds.
  return tree.root && !tree.slips.some(stops) ? spans(null, tree.root) : nowhere
}
