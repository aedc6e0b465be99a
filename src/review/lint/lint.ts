import type { Finding } from '../../model/finding.ts'
import { locate } from './locate.ts'
import type { Reviewed } from './reviewed.ts'
import type { Concern, Rule } from './rule.ts'

/** What the rules find in a project, in no order. */
export async function lint(project: Reviewed, rules: readonly Rule[]): Promise<readonly Finding[]> {
  const found: Finding[] = []
  for (const rule of rules)
    try {
      for await (const concern of rule.check(project)) found.push(told(rule, concern))
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new Error(`the rule ${rule.id} fails: ${why}`, { cause })
    }
  return found
}

function told(rule: Rule, { message, at, help, related, severity }: Concern): Finding {
  return {
    rule: rule.id,
    severity: severity ?? rule.severity,
    message,
    at: locate(at),
    ...(help && { help }),
    ...(related && { related: related.map((other) => ({ message: other.message, at: locate(other.at) })) }),
    ...(rule.score !== undefined && { score: rule.score }),
  }
}
