import type { Policies } from '../../model/iam.ts'
import { newAccess, type Asker, type Doubt, type NewAccess } from './new-access.ts'

/** How what a role may do has changed. Nothing is called equal or narrower that has not been proved to be. */
export type Verdict = 'equal' | 'narrower' | 'widened' | 'conditionChanged' | 'unknown'

/** A verdict, and what it rests on. */
export interface Compared {
  readonly verdict: Verdict
  /** What is allowed now and was not, with requests that show it. */
  readonly gained: readonly NewAccess[]
  /** What was allowed and is not any more. */
  readonly lost: readonly NewAccess[]
  /** What could be allowed now and was not. */
  readonly doubts: readonly Doubt[]
}

/** Compares what the policies of a role allowed with what they allow: identity policies and boundary. */
export function compareAccess(before: Policies, after: Policies, asker: Asker): Compared {
  const more = newAccess(before, after, asker)
  const less = newAccess(after, before, asker)
  const { found: gained, doubts } = more
  return { verdict: verdictOf(), gained, lost: less.found, doubts }

  function verdictOf(): Verdict {
    if (gained.length) return 'widened'
    if (doubts.length) return doubts.every(({ why }) => why === 'conditions') ? 'conditionChanged' : 'unknown'
    // What may be less is narrower: that there is nothing more has been proved.
    return less.found.length || less.doubts.length ? 'narrower' : 'equal'
  }
}
