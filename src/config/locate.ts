import { isAlias, isMap, isScalar, isSeq, type LineCounter, type ParsedNode, type YAMLMap } from 'yaml'
import type { Position } from '../model/finding.ts'
import { sources } from './plain.ts'
import { isMerge, type Tree } from './resolve.ts'

/** The keys and indexes that lead to a value. */
export type Path = readonly (string | number)[]
/** What a finding is about: a key, what it holds, or both. */
export type Part = 'key' | 'value' | 'both'
/** Two offsets in a text. */
export type Span = readonly [start: number, end: number]

/** Where a path was written; where it was not, the nearest of its ancestors that was. */
export function locate(tree: Tree, text: string, path: Path, part: Part): Span {
  let node: ParsedNode | null | undefined = tree.root
  let key: ParsedNode | undefined
  for (const step of path) {
    while (isAlias(node)) node = tree.targets.get(node)
    if (isMap(node)) {
      const pair = find(tree, node, String(step))
      if (!pair) break
      key = pair.key
      node = pair.value
    } else if (isSeq(node) && typeof step === 'number' && node.items[step]) {
      key = undefined
      node = node.items[step] as ParsedNode
    } else break
  }
  return narrow(text, key, node, part)
}

function narrow(
  text: string,
  key: ParsedNode | undefined,
  node: ParsedNode | null | undefined,
  part: Part,
): Span {
  const around = (start: number, end: number): Span => {
    // A map or list over many lines is told by its first.
    const until = isScalar(node) ? end : Math.min(end, endOfLine(text, start))
    return [start, start + text.slice(start, until).trimEnd().length]
  }
  if (!node || node.range[0] === node.range[1]) return key ? [key.range[0], key.range[1]] : [0, 0]
  const [start, end] = node.range
  if (!key) return around(start, end)
  if (
    part === 'key' ||
    (part === 'value' && !isScalar(node) && !isAlias(node) && endOfLine(text, key.range[0]) < start)
  )
    return [key.range[0], key.range[1]]
  return around(part === 'both' ? key.range[0] : start, end)
}

const endOfLine = (text: string, from: number) => {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

function find(
  tree: Tree,
  map: YAMLMap,
  name: string,
): { key: ParsedNode; value: ParsedNode | null } | undefined {
  for (const { key, value } of map.items)
    if (!isMerge(key) && isScalar(key) && key.value === name)
      return { key: key as ParsedNode, value: value as ParsedNode | null }
  for (const { key, value } of map.items) {
    if (!isMerge(key)) continue
    for (const source of sources(tree, value as ParsedNode | null)) {
      const found = find(tree, source, name)
      if (found) return found
    }
  }
  return undefined
}

/** Offsets as lines and columns, counted from one; the end is the first column behind. */
export function positionOf(file: string, lines: LineCounter, [start, end]: Span): Position {
  const from = lines.linePos(start)
  const to = lines.linePos(Math.max(start, end))
  return { file, line: from.line, column: from.col, endLine: to.line, endColumn: to.col }
}
