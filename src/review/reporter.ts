import { severities, type Finding, type Severity } from '../model/finding.ts'
import type { Accepted } from './lint/acknowledge.ts'
import type { OwnRule } from './lint/own-rules.ts'
import { flat } from './visible.ts'

/** What a command found, for a report to say. */
export interface Report {
  /** The command's name, such as `validate`. */
  readonly command: string
  /** Whether nothing was found that the command fails for. */
  readonly ok: boolean
  readonly findings: readonly Finding[]
  /** What fails nothing and is worth knowing. */
  readonly notes: readonly Finding[]
  /** What comments accept: it fails nothing. */
  readonly accepted?: readonly Accepted[]
  /** The texts of the project, by the paths that findings name. */
  readonly texts: ReadonlyMap<string, string>
  /** What was looked at, in a few words: `21 files, 12 kinds, 2 environments`; nothing where that is not wanted. */
  readonly scope: string
  /** What else a reader should know of how it was looked at, a sentence each. */
  readonly remarks?: readonly string[]
  /** The folder that the project has in its repository, with a `/` behind it, for those who name files as that does. */
  readonly folder?: string
  /** What rules that the project brings itself say of themselves. */
  readonly own?: readonly OwnRule[]
  /** From which severity on a finding fails. */
  readonly failOn: Severity
  /** The one environment that was looked at, where not all were. */
  readonly environment?: string
  /** Of Poolwright. */
  readonly version: string
  /** What programs get beside the findings. */
  readonly data: object
}

/** Dresses a piece of a report for where it is shown; a terminal's colours, or nothing. */
export type Paint = (part: Severity | 'place' | 'frame' | 'strong', text: string) => string

/** One way to say a report: the whole of it as one text, without a line end. */
export type Reporter = (report: Report, paint: Paint) => string

/** Leaves everything as it is. */
export const unpainted: Paint = (_, text) => text

/** Whether a finding fails the command that found it. */
export const fails = ({ severity }: Finding, { failOn }: Pick<Report, 'failOn'>): boolean =>
  severities.indexOf(severity) <= severities.indexOf(failOn)

/** A file as the repository names it. */
export const inRepository = (file: string, { folder = '' }: Pick<Report, 'folder'>): string =>
  // What ships with the product lies in no repository.
  file.startsWith('poolwright:') ? file : `${folder}${file}`

/** How many of each severity there are, as a sentence's end: `2 errors, 1 warning`, or `no findings`. */
export function tally(findings: readonly Finding[]): string {
  const said = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count ? [counted(count, severity === 'info' ? 'note' : severity)] : []
  })
  return said.join(', ') || 'no findings'
}

/** A number and what it counts: `1 file`, `2 files`. */
export const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** The last lines of a report for people: remarks, and how much was found in what. */
export const endOf = (
  { remarks = [], scope, findings, accepted = [] }: Report,
  paint = unpainted,
): readonly string[] => [
  ...remarks.map(flat),
  ...(accepted.length && scope ? [acceptedWords(accepted)] : []),
  ...(scope && findings.length > many ? [`most of them: ${commonest(findings)}`] : []),
  ...(scope ? [`${scope}: ${paint('strong', tally(findings))}`] : []),
]

/** Of more findings than these nobody reads each. */
const many = 100

/** The rules that find most, and how often. */
function commonest(findings: readonly Finding[]): string {
  const byRule = [...Map.groupBy(findings, ({ rule }) => rule)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )
  const more = byRule.length > 5 ? [`and ${counted(byRule.length - 5, 'rule')} more`] : []
  return [...byRule.slice(0, 5).map(([rule, found]) => `${rule} ${found.length} times`), ...more].join(', ')
}

/** How much comments accept, and when the first of it ends. */
function acceptedWords(accepted: readonly Accepted[]): string {
  const [first = ''] = accepted.map(({ until }) => until).sort()
  const until = accepted.length === 1 ? `until ${first}` : `the first until ${first}`
  return `${counted(accepted.length, 'finding')} accepted by comments, ${until}`
}
