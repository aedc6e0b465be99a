import type { Json } from '../../model/trigger.ts'
import { changeLines, place } from '../changes.ts'
import type { Change } from '../diff.ts'
import { code } from '../facts/code.ts'
import { listed } from '../lint/questions/listed.ts'
import { standIn } from '../lint/probe.ts'
import { counted } from '../reporter.ts'
import { flat } from '../visible.ts'
import type { Tried, TriedGroup } from './tried.ts'

/** What came of it, as one sentence without its full stop, in Markdown. */
export function triedWords(tried: Tried): string {
  const { events, secrets = [], older = 0 } = tried
  const kind = events.some(({ recorded }) => recorded) ? 'recorded event' : 'sample event'
  const all = counted(events.length, kind)
  const of = (verdict: string) => events.filter((one) => one.verdict === verdict).length
  const [differs, same, unknown] = [of('differs'), of('same'), of('unknown')]
  const alike = events.filter(({ verdict, failed }) => verdict === 'same' && failed).length
  const known = answersOf[tried.only ?? 'both'](differs, same, all)
  return [
    `${whose(tried)} ${differs + same ? known : unknownWords(tried, all)}`,
    ...(alike ? [`both versions fail alike on ${alike === 1 ? 'one' : alike} of them`] : []),
    ...(differs + same && unknown ? [unknownWords(tried, `${unknown}`)] : []),
    ...(secrets.length
      ? [`${listed(secrets)} read${secrets.length > 1 ? '' : 's'} as ${code(standIn)}`]
      : []),
    ...(older
      ? [
          `${counted(older, 'recorded event')} of a form that is sent no longer ${older > 1 ? 'were' : 'was'} left out`,
        ]
      : []),
  ].join('; ')
}

/** What both versions that are there made of so many events of which something is known. */
const answersOf = {
  both: (differs: number, same: number, all: string) =>
    differs
      ? `answers ${ofAll(differs, all)} otherwise${same ? `, and ${same} as before` : ''}`
      : `answers ${ofAll(same, all)} as before`,
  after: (differs: number, same: number, all: string) =>
    differs ? `has an effect on ${ofAll(differs, all)}` : `has no effect on ${ofAll(same, all)}`,
  before: (differs: number, same: number, all: string) =>
    differs ? `had an effect on ${ofAll(differs, all)}` : `had no effect on ${ofAll(same, all)}`,
}

const ofAll = (some: number, all: string) => (all.startsWith(`${some} `) ? all : `${some} of ${all}`)

function whose({ trigger, formerly, pool, hook, only, environments }: Tried): string {
  const name = formerly === undefined ? code(trigger) : `${code(trigger)}, which was ${code(formerly)},`
  const where = environments ? ` (in ${environments.map((one) => code(one)).join(', ')})` : ''
  if (only === 'after') return `${name}, new at ${hook} of ${code(pool)}${where},`
  if (only === 'before') return `${name}, gone from ${hook} of ${code(pool)}${where},`
  return `${name} at ${hook} of ${code(pool)}${where}`
}

function unknownWords({ events, only }: Tried, many: string): string {
  const asked = events.flatMap(({ verdict, needs }) =>
    verdict === 'unknown' ? [...(needs?.before ?? []), ...(needs?.after ?? [])] : [],
  )
  const what = listed([...new Set(asked)].sort())
  return only
    ? `was tried on ${many} in vain: it needs ${what}, which a review has not`
    : `could not be compared on ${many}: both versions need ${what}, which a review has not`
}

/** How events of a group were answered: lines that begin with `-` for what was, `+` for what is, or a blank. */
export function groupLines(
  { changes, failed, needs, made }: TriedGroup,
  only: Tried['only'],
): readonly string[] {
  if (changes.length) return fewer(changeLines(changes))
  return (['before', 'after'] as const).flatMap((side) => {
    const [sign, then, nothing] =
      side === 'before' ? (['-', 'before', 'nothing ran'] as const) : (['+', 'now', 'nothing runs'] as const)
    const say = (words: string, more: readonly Change[] = []) => [
      `${sign} ${then}: ${flat(shortened(words))}`,
      ...fewer(more.map((change) => `${sign}   ${madeWords(change)}`)),
    ]
    const needed = needs?.[side]
    const why = failed?.[side]
    if (only && side !== only) return say(nothing)
    if (needed) return say(`needs ${needed.join(', ')}, which a review has not`)
    if (why !== undefined) return say(`${side === 'before' ? 'failed' : 'fails'} with: ${why}`)
    const own = made?.[side] ?? []
    const words = side === 'before' ? 'answered' : 'answers'
    const idle = side === 'before' ? ', and left the event as it was' : ', and leaves the event as it is'
    return say(own.length ? `${words} with` : words + idle, own)
  })
}

const madeWords = ({ path, after }: Change) =>
  after === undefined ? `${place(path)} taken away` : `${place(path)}: ${jsonWords(after)}`

const jsonWords = (value: Json) => flat(shortened(JSON.stringify(value)))

const longest = 200
const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text)

const mostLines = 30
const fewer = (lines: readonly string[]) =>
  lines.length > mostLines
    ? [...lines.slice(0, mostLines), `  and ${lines.length - mostLines} more lines`]
    : lines

/** The names of events, so many as a line holds. */
export function eventNames({ events }: Pick<TriedGroup, 'events'>): string {
  const shown = events.slice(0, 6).join(', ')
  return flat(events.length > 6 ? `${shown} and ${events.length - 6} more` : shown)
}
