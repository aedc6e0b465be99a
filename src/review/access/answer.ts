import { decide } from '../../iam/decide.ts'
import type { Decision } from '../../model/iam.ts'
import { about } from './about.ts'
import { onAnything, type Asked } from './asked.ts'
import { readPolicies } from './reading.ts'
import { reach, type Reach } from './reach.ts'

/** `if` is a yes that depends on what is not known. */
export type Verdict = 'yes' | 'no' | 'if'

/** An answer, and what it rests on. */
export interface Answer {
  readonly verdict: Verdict
  /** As it is decided where all that is unknown is as good as it can be; of a `yes`, whatever it is. */
  readonly decision: Decision
  /** Of an `if` on whatever it may be: the patterns of what it can be done to. Nothing, where that cannot be told. */
  readonly on?: Reach
}

/** Whether somebody may do something, whatever is not known. */
export function answer(whole: Asked): Answer {
  const { asked, restore } = about(whole)
  const { request } = asked
  const told = (decision: Decision): Decision =>
    decision.by ? { ...decision, by: restore(decision.by) } : decision
  const surely = decide(readPolicies(asked, { Allow: 'surely', Deny: 'maybe' }), request)
  if (surely.decision === 'allow') return { verdict: 'yes', decision: told(surely) }
  const possibly = decide(readPolicies(asked, { Allow: 'maybe', Deny: 'surely' }), request)
  if (possibly.decision !== 'allow') return { verdict: 'no', decision: told(possibly) }
  const decision = told(possibly)
  if (!onAnything(asked)) return { verdict: 'if', decision }
  const on = reach(asked)
  // What one layer allows and what another does may have nothing in common.
  if (on && !on.patterns.length) return { verdict: 'no', decision: on.refused ? told(on.refused) : decision }
  return { verdict: 'if', decision, ...(on && { on }) }
}

/** The best of several answers: who may choose takes it. */
export const best = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes('yes') ? 'yes' : verdicts.includes('if') ? 'if' : 'no'

/** What several answers of which nobody knows which one holds come to. */
export const all = (verdicts: readonly Verdict[]): Verdict => {
  const [first = 'no'] = verdicts
  return verdicts.every((one) => one === first) ? first : 'if'
}
