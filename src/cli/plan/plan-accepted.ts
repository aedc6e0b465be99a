import type { Finding } from '../../model/finding.ts'
import { byPlace } from '../../review/across.ts'
import { acknowledge, type Accepted } from '../../review/lint/acknowledge.ts'
import type { Plan } from '../../review/plan/plan.ts'
import { planRules } from '../../review/plan/plan-rules.ts'
import type { PlanSide } from './plan-side.ts'

/** What is left of the findings of a plan, and what comments in the head accept. */
export function acceptedIn(
  { findings, mistakes }: Pick<Plan, 'findings' | 'mistakes'>,
  { files, texts }: PlanSide,
): { readonly findings: readonly Finding[]; readonly accepted: readonly Accepted[] } {
  const { accepted, left } = acknowledge({
    texts: [...files.map(({ path, text }) => [path, text] as const), ...texts],
    findings,
    mistakes: [],
    ids: Object.keys(planRules),
    now: Date.now(),
    // Comments that are of no use here are told by `lint`.
    whole: false,
  })
  return { findings: [...mistakes, ...left].sort(byPlace), accepted }
}
