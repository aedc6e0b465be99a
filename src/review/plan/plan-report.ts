import type { Finding, Severity } from '../../model/finding.ts'
import type { Accepted } from '../lint/acknowledge.ts'
import type { Plan } from './plan.ts'
import type { PlanChange } from './plan-change.ts'
import type { Played } from './played.ts'
import type { Tried } from './tried.ts'

/** One of the versions that were compared, as a reader knows it. */
export interface ComparedSide {
  readonly name: string
  /** How it was found, where nobody named it. */
  readonly words?: string
  readonly commit?: string
}

/** A plan, and what of it is left to do. */
export interface PlanReport {
  readonly plan: Pick<Plan, 'changes' | 'scripts' | 'details'>
  readonly base: ComparedSide
  readonly head: ComparedSide
  /** Those in which it was compared; `''` where none is declared. */
  readonly environments: readonly string[]
  /** The one that was asked for. */
  readonly environment?: string
  /** Whether nothing was found that the command fails for. */
  readonly ok: boolean
  readonly failOn: Severity
  /** Mistakes in the files of the head, and what rules find of the change. */
  readonly findings: readonly Finding[]
  /** What comments in the head accept. */
  readonly accepted: readonly Accepted[]
  readonly remarks: readonly string[]
  /** What scripts that have changed answer. */
  readonly tried: readonly Tried[]
  /** What became of scenarios on both versions. */
  readonly played: readonly Played[]
  /** The folder that the project has in its repository, with a `/` behind it. */
  readonly folder: string
}

/** How many changes there are of each level; those that are cosmetic are counted apart. */
export function countsOf(changes: readonly PlanChange[]) {
  const of = (wanted: (change: PlanChange) => boolean) => changes.filter(wanted).length
  return {
    blocker: of(({ level }) => level === 'blocker'),
    risky: of(({ level }) => level === 'risky'),
    safe: of(({ level, risk }) => level === 'safe' && risk !== 'cosmetic'),
    cosmetic: of(({ risk }) => risk === 'cosmetic'),
  }
}

/** The environments of a change, where it is not so in all. */
export const whereWords = ({ environments }: Pick<PlanChange, 'environments'>): string =>
  environments?.length ? ` (in ${environments.map((name) => `\`${name}\``).join(', ')})` : ''

/** A side in a few words: `3f2c1aa, the merge base with origin/main`. */
export const sideWords = ({ name, words }: ComparedSide): string => (words ? `${name}, ${words}` : name)
