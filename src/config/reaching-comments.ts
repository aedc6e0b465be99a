import { isMap, isSeq, type ParsedNode } from 'yaml'
import { commentsIn } from './edit/comments.ts'
import { contentEnd, dashOf, pairEnd, type ParsedPair } from './edit/ends.ts'
import { lineEnd, lineStart } from './edit/piece.ts'
import { parse } from './parse.ts'

/** A comment, and what it is about: what begins on its line, or on the next one that says something. */
export interface ReachingComment {
  /** Without its `#`. */
  readonly text: string
  /** Two offsets. */
  readonly span: readonly [start: number, end: number]
  /** Two offsets; none where nothing comes behind it. */
  readonly reach?: readonly [start: number, end: number]
}

/**
 * The comments of a text of YAML that are wanted, each with what it is about. One at the head of a file,
 * apart from its first key by an empty line, is about the whole file.
 */
export function reachingComments(
  text: string,
  wanted: (comment: string) => boolean,
): readonly ReachingComment[] {
  const found = commentsIn(text).filter((comment) => wanted(comment.text.slice(1).trim()))
  if (!found.length) return []
  const { root } = parse(text)
  const spans = root ? spansIn(text, root) : []
  const head = spans[0]?.[0] ?? text.length
  return found.map((comment) => {
    const end = comment.start + comment.text.length
    const said = { text: comment.text.slice(1).trim(), span: [comment.start, end] as const }
    const alone = text.slice(lineStart(text, comment.start), comment.start).trim() === ''
    if (alone && comment.start < head && /\n[ \t]*\r?\n/.test(text.slice(end, head)))
      return { ...said, reach: [0, text.length] as const }
    const from = alone ? nextSaying(text, end) : lineStart(text, comment.start)
    const reach = from === undefined ? undefined : beginningAt(spans, from, lineEnd(text, from))
    return { ...said, ...(reach && { reach }) }
  })
}

type Span = readonly [start: number, end: number]

/** Every pair and item of a tree, the outer ones first. */
function spansIn(text: string, node: ParsedNode | null): readonly Span[] {
  if (isMap(node))
    return (node.items as readonly ParsedPair[]).flatMap((pair) => [
      [pair.key.range[0], pairEnd(text, pair)] as const,
      ...spansIn(text, pair.value),
    ])
  if (isSeq(node))
    return (node.items as readonly ParsedNode[]).flatMap((item, index) => [
      [dashOf(node, index) ?? item.range[0], contentEnd(text, item)] as const,
      ...spansIn(text, item),
    ])
  return []
}

/** The beginning of the next line that is neither empty nor a comment. */
function nextSaying(text: string, from: number): number | undefined {
  const [skipped = ''] = /^[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*/.exec(text.slice(from)) ?? []
  const at = from + skipped.length
  return skipped && text.slice(at).trim() !== '' ? at : undefined
}

/** All that begins on a line; where nothing does, the least that is around it. */
function beginningAt(spans: readonly Span[], from: number, to: number): Span | undefined {
  const here = spans.filter(([start]) => start >= from && start <= to)
  if (here.length) return [here[0]?.[0] ?? from, Math.max(...here.map(([, end]) => end))]
  return spans.findLast(([start, end]) => start <= from && end >= from)
}
