import type { Severity } from '../../model/finding.ts'
import { code } from '../facts/code.ts'
import { counted } from '../reporter.ts'
import { flat, inLine } from '../visible.ts'
import { verdictOf, type Played, type PlayedSide, type Verdict } from './played.ts'

/** What became of scenarios, as one sentence without its full stop: `3 scenarios on both versions: 2 come true as before, 1 does not any more`. */
export function playedWords(played: readonly Played[]): string {
  const own = played.filter(({ text }) => text === 'head')
  const verdicts = own.map((one) => verdictOf(one))
  const words = (Object.keys(summed) as Verdict[]).flatMap((verdict) => {
    const count = verdicts.filter((one) => one === verdict).length
    return count ? [`${count} ${summed[verdict][count === 1 ? 0 : 1]}`] : []
  })
  const old = played.length - own.length
  const former = old ? [`${old} of the base that the head has no longer so`] : []
  return `${counted(own.length, 'scenario')} on both versions: ${[...words, ...former].join(', ')}`
}

const summed: Readonly<Record<Verdict, readonly [one: string, many: string]>> = {
  broken: ['does not come true any more', 'do not come true any more'],
  mended: ['comes true that did not', 'come true that did not'],
  passes: ['comes true as before', 'come true as before'],
  new: ['comes true and cannot be played on the base', 'come true and cannot be played on the base'],
  fails: ['does not come true', 'do not come true'],
  unplayed: ['could not be played', 'could not be played'],
}

/** What is to be said of one scenario. */
export interface PlayedLines {
  /** How it is coloured. */
  readonly grave?: Severity
  readonly words: string
  /** What differs, line by line. */
  readonly steps: readonly string[]
}

/** Each scenario of which there is more to say than that it comes true as before, the gravest first. */
export function playedLines(played: readonly Played[]): readonly PlayedLines[] {
  const order = Object.keys(summed)
  const rank = (one: Played) => order.indexOf(verdictOf(one)) + (one.text === 'base' ? 0.5 : 0)
  return played
    .filter((one) => verdictOf(one) !== 'passes' || one.change)
    .toSorted((one, other) => rank(one) - rank(other))
    .map((one) => {
      const verdict = verdictOf(one)
      const grave: Severity | undefined =
        verdict === 'broken' ? (one.text === 'head' ? 'error' : 'warning') : undefined
      return {
        ...(grave && { grave }),
        words: flat(`${code(one.name)} (${placeOf(one)}) ${wordsOf(one, verdict)}`),
        // Lines of a text that is not in the head would be looked for in vain.
        steps:
          one.text === 'head' && (verdict === 'broken' || verdict === 'fails') ? stepLines(one.after) : [],
      }
    })
}

const placeOf = ({ file, environment }: Played) =>
  environment === undefined ? file : `${file}, in ${environment}`

function wordsOf({ text, change, before, after }: Played, verdict: Verdict): string {
  if (text === 'base') {
    const was = change === 'deleted' ? 'is deleted' : 'as it was before it was edited'
    const now: Readonly<Record<Verdict, string>> = {
      broken: 'came true, and would not now',
      mended: 'did not come true, and would now',
      passes: 'came true, and would still',
      new: 'would come true, and cannot be played on the base',
      fails: 'would not come true, and did not',
      unplayed: `cannot be played any more: ${after.why ?? ''}`,
    }
    return change === 'deleted' ? `${was}: it ${now[verdict]}` : `${was}: ${now[verdict]}`
  }
  const said: Readonly<Record<Verdict, string>> = {
    broken: 'came true, and does not now',
    mended: 'did not come true, and does now',
    passes: 'comes true as before',
    new: `comes true; on the base it cannot be played: ${before.why ?? ''}`,
    fails:
      before.outcome === 'failed'
        ? 'does not come true, and did not'
        : `does not come true; on the base it cannot be played: ${before.why ?? ''}`,
    unplayed: `could not be played: ${after.why ?? ''}`,
  }
  return change ? `is ${change === 'added' ? 'new' : 'edited'}: it ${said[verdict]}` : said[verdict]
}

/** So many steps are told. */
const most = 3

function stepLines({ steps = [] }: PlayedSide): readonly string[] {
  const lines = steps
    .slice(0, most)
    .flatMap(({ name, told, at }) => [
      inLine(at ? `${name}  ${at.file}:${at.line}` : name),
      ...told.map((line) => `  ${inLine(line)}`),
    ])
  return steps.length > most ? [...lines, `and ${counted(steps.length - most, 'step')} more`] : lines
}
