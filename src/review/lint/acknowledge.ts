import { nearest } from '../../config/nearest.ts'
import type { Finding, Position } from '../../model/finding.ts'
import { acknowledgementsIn, form, type Acknowledgement } from './acknowledgement.ts'

/** A finding that somebody has accepted: why, until when, and where they say so. */
export interface Accepted {
  readonly finding: Finding
  readonly reason: string
  /** The last day, as `2027-01-31`. */
  readonly until: string
  readonly at: Position
}

/** What is acknowledged, and in what. */
export interface Acknowledging {
  /** Texts of YAML and of scripts, by path. */
  readonly texts: Iterable<readonly [path: string, text: string]>
  readonly findings: readonly Finding[]
  /** Errors of the language, which cannot be accepted: the project does not run with them. */
  readonly mistakes: readonly Finding[]
  /** The ids of all that can be found. */
  readonly ids: readonly string[]
  /** The ids of what is found elsewhere, and can be accepted here all the same. */
  readonly others?: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: number
  /** Whether all was looked at that there is, so that what accepts nothing is of no use. */
  readonly whole: boolean
}

/** Parts what was accepted from what is left to do; what is wrong with the comments themselves is left to do as well. */
export function acknowledge(given: Acknowledging) {
  const { texts, findings, mistakes, ids, others = [], now, whole } = given
  const today = new Date(now).toISOString().slice(0, 10)
  const accepted = new Map<Finding, Accepted>()
  const wrong: Finding[] = []
  const tell = (at: Position, message: string, help?: string) =>
    wrong.push({ rule: 'PW-FILE-010', severity: 'warning', message, at, ...(help && { help }) })
  const never = new Set(mistakes.map(keyOf))
  const byFile = Map.groupBy(findings, ({ at }) => at.file)

  for (const [file, text] of texts)
    for (const said of acknowledgementsIn(file, text)) {
      if ('wrong' in said) {
        tell(said.at, `\`poolwright-ignore\` is not understood: ${said.wrong}`, `write ${form}`)
        continue
      }
      if (said.until < today)
        tell(said.at, `what was accepted until ${said.until} is accepted no longer: ${said.reason}`, expired)
      for (const rule of said.rules) {
        if (others.includes(rule)) continue
        if (!ids.includes(rule)) {
          // Rules of the project are known once they have run.
          if (!whole && !rule.startsWith('PW-')) continue
          // A number is not misspelt by one digit: it is another rule's.
          const meant = nearest(
            rule,
            ids.filter((id) => id.slice(-3) === rule.slice(-3)),
          )
          tell(said.at, `there is no rule \`${rule}\` to be ignored`, meant && `did you mean \`${meant}\`?`)
          continue
        }
        const here = (byFile.get(file) ?? []).filter(
          (finding) => finding.rule === rule && covers(said, finding),
        )
        const fatal = here.some((finding) => never.has(keyOf(finding)))
        if (fatal) tell(said.at, `\`${rule}\` is an error, and cannot be ignored`)
        else if (here.length === 0 && whole && said.until >= today)
          tell(said.at, `\`${rule}\` finds nothing here, and need not be ignored`, 'take it away')
        if (fatal || said.until < today) continue
        const { reason, until, at } = said
        for (const finding of here)
          if (!accepted.has(finding)) accepted.set(finding, { finding, reason, until, at })
      }
    }
  return {
    accepted: [...accepted.values()],
    left: findings.filter((finding) => !accepted.has(finding)),
    wrong,
  }
}

const expired = 'mend it, or say anew why and until when'

const keyOf = ({ rule, at, message }: Finding) => JSON.stringify([rule, at.file, at.line, at.column, message])

/** Whether what was found begins in what a comment is about. */
function covers({ reach }: Acknowledgement, { at: { line, column } }: Finding): boolean {
  if (!reach) return false
  const begun = line > reach.line || (line === reach.line && column >= reach.column)
  const open = line < reach.endLine || (line === reach.endLine && column <= reach.endColumn)
  return begun && open
}
