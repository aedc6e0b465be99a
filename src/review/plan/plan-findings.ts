import type { Finding } from '../../model/finding.ts'
import type { PlanChange } from './plan-change.ts'
import { planRules, type PlanRuleId } from './plan-rules.ts'

/** What a rule makes of a change; nothing where none has anything to say of it. */
export function findingOf(change: PlanChange): Finding | undefined {
  const { rule, sentence, kind, about, before, after, help, related, environments } = change
  const at = after ?? before
  if (!rule || !at) return undefined
  const where = environments?.length ? ` (in ${environments.map((name) => `\`${name}\``).join(', ')})` : ''
  return {
    ...planFinding(rule, `${sentence}${where}`, at),
    subject: [kind, ...about].join('/'),
    ...(help && { help }),
    ...(related && { related }),
  }
}

/** Where the rules of plans are explained. */
const page = 'docs/rules/README.md'

/** A finding of a rule of plans. */
export function planFinding(rule: PlanRuleId, message: string, at: Finding['at']): Finding {
  const { severity, score } = planRules[rule]
  return { rule, severity, message, at, docs: page, score }
}
