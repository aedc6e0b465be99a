import { isMap, isSeq, type ParsedNode } from 'yaml'
import type { Comment } from '../edit/comments.ts'
import { contentEnd, dashOf, inBlock, pairEnd, type ParsedList, type ParsedPair } from '../edit/ends.ts'
import { lineStart } from '../edit/piece.ts'

/** A comment on a line of its own. */
export interface Line {
  readonly text: string
  /** Whether an empty line stands above it. */
  readonly apart: boolean
}

/** A pair of a map, or an item of a list, with the comments that are its own. */
export interface Entry {
  readonly key: ParsedNode | null
  readonly node: ParsedNode | null
  readonly above: readonly Line[]
  /** Whether an empty line stands right above it. */
  readonly apart: boolean
  /** Behind it, on its line. */
  readonly behind?: string
  /** What it holds, where that is a map or a list. */
  readonly inside?: Group
}

/** A map or a list. */
export interface Group {
  readonly entries: readonly Entry[]
  /** Behind the last of them. */
  readonly below: readonly Line[]
  /** Whether it is in brackets, and has no comment that would end them. */
  readonly flow: boolean
}

/** A file as entries with their comments, each of which stands with what it is about. */
export function layoutOf(text: string, root: ParsedNode, comments: readonly Comment[]): Group {
  const notes = comments.map((comment) => noteOf(text, comment))
  return groupOf(text, root, notes)
}

interface Note extends Line {
  readonly start: number
  readonly column: number
  /** Whether nothing else stands on its line. */
  readonly alone: boolean
}

function noteOf(text: string, { start, text: said }: Comment): Note {
  const from = lineStart(text, start)
  return {
    text: said,
    start,
    column: start - from,
    alone: text.slice(from, start).trim() === '',
    apart: isApart(text, from),
  }
}

/** Whether the line above one that begins here is empty. */
const isApart = (text: string, from: number) =>
  from > 0 && text.slice(lineStart(text, from - 1), from).trim() === ''

interface Part {
  readonly key: ParsedNode | null
  readonly node: ParsedNode | null
  readonly start: number
  readonly end: number
}

function partsOf(text: string, group: ParsedNode): readonly Part[] {
  if (isMap(group))
    return (group.items as readonly ParsedPair[]).map((pair) => ({
      key: pair.key,
      node: pair.value,
      start: pair.key.range[0],
      end: pairEnd(text, pair),
    }))
  const list = group as ParsedList
  return list.items.map((item, index) => ({
    key: null,
    node: item,
    start: dashOf(list, index) ?? item.range[0],
    end: contentEnd(text, item),
  }))
}

/** A map or a list, among whose entries the comments are parted that stand from its first line on. */
function groupOf(text: string, group: ParsedNode, notes: readonly Note[]): Group {
  const parts = partsOf(text, group)
  const block = inBlock(group)
  const column = parts[0] ? parts[0].start - lineStart(text, parts[0].start) : 0
  const own: Note[][] = parts.map(() => [])
  const above: Note[][] = parts.map(() => [])
  const below: Note[] = []
  for (const note of notes) {
    const before = parts.findLastIndex(({ start }) => start < note.start)
    const part = parts[before]
    // On lines of its own a comment is in what stands above it if it stands as deep.
    const deeper = part?.node && inBlock(part.node) && block && note.column > column
    const next = parts[before + 1]
    if (part && (note.start < part.end || !note.alone || deeper)) own[before]?.push(note)
    else if (next) above[before + 1]?.push(note)
    else below.push(note)
  }
  const entries = parts.map((part, index) => entryOf(text, part, own[index] ?? [], above[index] ?? []))
  return { entries, below, flow: !block && notes.length === 0 }
}

function entryOf(
  text: string,
  { key, node, start }: Part,
  own: readonly Note[],
  above: readonly Note[],
): Entry {
  const first = text.slice(lineStart(text, start), start).trim() === ''
  const said = { key, node, apart: first && isApart(text, lineStart(text, start)) }
  const group = isMap(node) || isSeq(node) ? (node as ParsedNode) : undefined
  // What is empty has no room for a comment.
  const roomy = group && 'items' in group && group.items.length > 0
  const inner = roomy ? own.filter((note) => isInside(text, group, note)) : []
  const outer = own.filter((note) => !inner.includes(note))
  const inside = group && groupOf(text, group, inner)
  // Behind a dash there is no place for what is about a whole map.
  const place = key !== null || !inside || inside.flow
  const behind = place ? outer.find(({ alone }) => !alone) : undefined
  return {
    ...said,
    above: [...above, ...outer.filter((note) => note !== behind)],
    ...(behind && { behind: behind.text }),
    ...(inside && { inside }),
  }
}

/** Whether a comment is among the entries of a map or a list, and not on the line of its key or behind its bracket. */
function isInside(text: string, group: ParsedNode, { start, alone }: Note): boolean {
  const [from, to] = group.range
  if (!inBlock(group)) return start > from && start < to
  return alone || start > (partsOf(text, group)[0]?.start ?? to)
}
