import { positionsIn } from '../../config/locate.ts'
import { reachingComments } from '../../config/reaching-comments.ts'
import type { Position } from '../../model/finding.ts'
import { parseScript } from './parse-script.ts'

/** A comment that says which findings are known and wanted, why, and until when. */
export interface Acknowledgement {
  readonly rules: readonly string[]
  readonly reason: string
  /** The last day, as `2027-01-31`. */
  readonly until: string
  readonly at: Required<Position>
  /** What it is about; none where nothing comes behind it. */
  readonly reach?: Required<Position>
}

/** A comment that is meant as one, and what is wrong with it. */
export interface Malformed {
  readonly wrong: string
  readonly at: Position
}

const word = 'poolwright-ignore'

/** How one is written, as help for those who wrote it otherwise. */
export const form = '`# poolwright-ignore PW-POOL-016: why it is wanted (until 2027-01-31)`'

/** What is acknowledged in a text: in YAML at the node that a comment is on or above, in a script at a line. */
export function acknowledgementsIn(file: string, text: string): readonly (Acknowledgement | Malformed)[] {
  if (!text.includes(word)) return []
  const place = positionsIn(file, text) as (span: readonly [number, number]) => Required<Position>
  const comments = file.endsWith('.yaml') ? reachingComments(text, isMeant) : inScript(file, text)
  return comments.map(({ text: said, span, reach }) => {
    const at = place(span)
    const read = readComment(said.slice(word.length))
    return 'wrong' in read ? { ...read, at } : { ...read, at, ...(reach && { reach: place(reach) }) }
  })
}

const isMeant = (comment: string) => comment.startsWith(word)

/** In a script: on its own line, or on the next one that is no comment. */
function inScript(file: string, text: string): ReturnType<typeof reachingComments> {
  const { comments = [] } = parseScript(file, text) ?? {}
  return comments
    .filter(({ value }) => isMeant(value.trim()))
    .map(({ value, start, end }) => {
      const alone = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === ''
      const from = alone ? nextLine(text, end, comments) : text.lastIndexOf('\n', start - 1) + 1
      const to = text.indexOf('\n', from)
      return { text: value.trim(), span: [start, end], reach: [from, to < 0 ? text.length : to] }
    })
}

function nextLine(
  text: string,
  from: number,
  comments: readonly { readonly start: number; readonly end: number }[],
): number {
  const next = /^[^\n]*\n\s*/.exec(text.slice(from))
  const at = from + (next?.[0].length ?? 0)
  const comment = comments.find(({ start }) => start === at)
  return comment ? nextLine(text, comment.end, comments) : at
}

function readComment(said: string): Pick<Acknowledgement, 'rules' | 'reason' | 'until'> | { wrong: string } {
  const { ids = '', rest } =
    /^\s+(?<ids>[A-Z][\w-]*(?:\s*,\s*[A-Z][\w-]*)*)\s*(?<rest>.*)$/s.exec(said)?.groups ?? {}
  if (!ids) return { wrong: 'it does not say which rule is to be ignored' }
  const { reason = '', until } =
    /^:\s*(?<reason>.*?)\s*(?:\(until (?<until>[^)]*)\)\.?)?$/s.exec(rest ?? '')?.groups ?? {}
  if (!reason) return { wrong: 'it does not say why' }
  if (until === undefined) return { wrong: 'it does not say until when' }
  if (!isDay(until)) return { wrong: `\`${until}\` is no day of the form 2027-01-31` }
  return { rules: [...new Set(ids.split(/\s*,\s*/))], reason, until }
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
