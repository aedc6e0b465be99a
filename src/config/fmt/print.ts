import { isAlias, isMap, isScalar, type ParsedNode } from 'yaml'
import type { Path } from '../path.ts'
import { inOrder, keyOrder, type Arranged } from './arrange.ts'
import type { Entry, Group, Line } from './layout.ts'
import { blockText, isBlockText, scalarText } from './scalars.ts'

/** The widest line that a map or a list in brackets may take. */
const widest = 100
const step = 2

/** The lines of a map or a list, each of its entries on lines of its own. */
export function blockLines(group: Group, file: Arranged, path: Path, indent: number): readonly string[] {
  const pad = ' '.repeat(indent)
  const lines: string[] = []
  for (const [index, entry] of arranged(group, file, path).entries()) {
    const { above, lines: own } = entryLines(entry, file, [...path, stepOf(entry, index)], indent)
    if (lines.length && (above[0] ?? entry).apart) lines.push('')
    lines.push(...commentLines(above, pad))
    if (above.length && entry.apart) lines.push('')
    lines.push(...own)
  }
  if (group.below[0]?.apart && lines.length) lines.push('')
  return [...lines, ...commentLines(group.below, pad)]
}

/** Comments, with the empty lines between them. */
export const commentLines = (comments: readonly Line[], pad: string): readonly string[] =>
  comments.flatMap(({ text, apart }, index) => [...(apart && index > 0 ? [''] : []), pad + text])

const stepOf = ({ key }: Entry, index: number): string | number => (isScalar(key) ? String(key.value) : index)

/** Entries in the order of the schema. What it does not know stays behind what it knows, as it stood. */
function arranged(group: Group, file: Arranged, path: Path): readonly Entry[] {
  const { entries } = group
  if (!entries[0]?.key) return inOrder(entries, file, path)
  const order = keyOrder(file, path)
  const place = ({ key }: Entry) => {
    const at = order.indexOf(isScalar(key) ? String(key.value) : '')
    return at < 0 ? order.length : at
  }
  return entries.toSorted((one, other) => place(one) - place(other))
}

function entryLines(entry: Entry, file: Arranged, path: Path, indent: number) {
  const { node, inside, key } = entry
  const pad = ' '.repeat(indent)
  const behind = entry.behind ? ` ${entry.behind}` : ''
  const head = key ? `${pad}${scalarText(key, false)}:` : `${pad}-`
  const anchor = node && 'anchor' in node && node.anchor ? ` &${node.anchor}` : ''
  const said = { above: entry.above }
  if (inside && isOnOneLine(inside)) {
    const flow = `${head}${anchor} ${flowText(node, inside, file, path)}`
    if (flow.length <= widest || inside.entries.length === 0) return { ...said, lines: [flow + behind] }
  }
  if (inside) {
    const lines = blockLines(inside, file, path, indent + step)
    if (key || anchor) return { ...said, lines: [`${head}${anchor}${behind}`, ...lines] }
    // The first entry stands behind the dash, and what stands above it above the dash.
    const comments = lines.findIndex((line) => !/^\s*(?:#|$)/.test(line))
    const first = `${head} ${lines[comments]?.trimStart() ?? ''}`
    const above = lines.slice(0, comments).map((line) => line && pad + line.trimStart())
    if (entry.behind) above.push(pad + entry.behind)
    return { ...said, lines: [...above, first, ...lines.slice(comments + 1)] }
  }
  if (isBlockText(node)) {
    const [mark, lines] = blockText(node, indent + step)
    return { ...said, lines: [`${head}${anchor} ${mark}${behind}`, ...lines] }
  }
  const value = valueText(node, false)
  return { ...said, lines: [`${head}${anchor}${value && ` ${value}`}${behind}`] }
}

/** Whether a map or a list, and all in it, is in brackets and has no comments. */
const isOnOneLine = ({ flow, entries }: Group): boolean =>
  flow && entries.every(({ inside }) => !inside || isOnOneLine(inside))

function flowText(node: ParsedNode | null, group: Group, file: Arranged, path: Path): string {
  const entries = arranged(group, file, path).map((entry, index) => {
    const { key, inside } = entry
    const anchor = entry.node && 'anchor' in entry.node && entry.node.anchor ? `&${entry.node.anchor} ` : ''
    const value = inside
      ? flowText(entry.node, inside, file, [...path, stepOf(entry, index)])
      : valueText(entry.node, true)
    return key ? `${scalarText(key, true)}: ${anchor}${value}`.trimEnd() : anchor + value
  })
  if (node && isMap(node)) return entries.length ? `{ ${entries.join(', ')} }` : '{}'
  return `[${entries.join(', ')}]`
}

const valueText = (node: ParsedNode | null, flow: boolean): string =>
  isAlias(node) ? `*${node.source}` : node ? scalarText(node, flow) : ''
