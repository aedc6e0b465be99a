import type { Finding, Position } from '../../model/finding.ts'
import { code } from '../facts/code.ts'
import { flat } from '../visible.ts'
import { planFinding } from './plan-findings.ts'

/** What became of a scenario on one version of a project. */
export interface PlayedSide {
  readonly outcome: 'passed' | 'failed' | 'unplayed'
  /** Why it was not played, as a clause. */
  readonly why?: string
  /** The steps that did not come true, each with what differs, line by line. */
  readonly steps?: readonly PlayedStep[]
}

/** A step that did not come true. */
export interface PlayedStep {
  readonly name: string
  readonly told: readonly string[]
  /** Where it is written, in the version whose text was played. */
  readonly at?: Position
}

/** A scenario that was played on both versions of a project. */
export interface Played {
  readonly name: string
  readonly file: string
  /** The environment that it was played in; absent where none is declared. */
  readonly environment?: string
  /** What the change makes of the file; absent where it is as it was. */
  readonly change?: 'added' | 'edited' | 'deleted'
  /** The version whose text was played: of the head, and of the base where the head has another, or none. */
  readonly text: 'base' | 'head'
  readonly before: PlayedSide
  readonly after: PlayedSide
}

/** What a scenario says of a change. */
export type Verdict =
  /** It comes true as it did. */
  | 'passes'
  /** It came true, and does not. */
  | 'broken'
  /** It comes true, and did not. */
  | 'mended'
  /** It comes true, and cannot be played on the base. */
  | 'new'
  /** It does not come true, and did not, or could not be played on the base. */
  | 'fails'
  /** It could not be played on the head. */
  | 'unplayed'

/** What a scenario says of a change. */
export function verdictOf({ before, after }: Pick<Played, 'before' | 'after'>): Verdict {
  if (after.outcome === 'unplayed') return 'unplayed'
  if (after.outcome === 'failed') return before.outcome === 'passed' ? 'broken' : 'fails'
  return before.outcome === 'passed' ? 'passes' : before.outcome === 'failed' ? 'mended' : 'new'
}

/**
 * What is found of scenarios: an error where one came true on the base and does not now; a warning where one that
 * the change has edited or deleted would not.
 */
export function playedFindings(played: readonly Played[]): readonly Finding[] {
  const broken = played.filter((one) => verdictOf(one) === 'broken')
  const told = new Set(broken.flatMap(({ text, name }) => (text === 'head' ? [name] : [])))
  return broken.flatMap((one) => {
    const { name, file, text, change, after } = one
    const [step] = after.steps ?? []
    const subject = ['scenario', name].join('/')
    const how = step ? `: ${code(step.name)}${step.told[0] ? `: ${flat(step.told[0])}` : ''}` : ''
    if (text === 'head') {
      const at = step?.at ?? { file, line: 1, column: 1 }
      const message = `the scenario ${code(name)} came true, and does not now${how}`
      const help = 'mend the change; or the scenario, where it is not wanted any more'
      return { ...planFinding('PW-PLAN-009', message, at), subject, help }
    }
    if (told.has(name)) return []
    const was =
      change === 'deleted'
        ? 'is deleted, and would not come true now'
        : 'was edited: as it was, it would not come true now'
    const message = `the scenario ${code(name)} ${was}${how}`
    return {
      ...planFinding('PW-PLAN-009', message, { file, line: 1, column: 1 }),
      severity: 'warning' as const,
      subject,
    }
  })
}
