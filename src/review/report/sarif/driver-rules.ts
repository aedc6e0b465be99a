import type { ReportingDescriptor } from 'sarif'
import type { Finding, Severity } from '../../../model/finding.ts'
import { entryOf } from '../../explain/entry.ts'
import { markdownOf } from '../../explain/markdown-of.ts'

/** SARIF's word for a severity. */
export const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/** GitHub's word for it, in rules that are no matter of security. */
const problems = { error: 'error', warning: 'warning', info: 'recommendation' } as const

/** What a report says of the rules whose findings it holds, and at which index. */
export function driverRules(findings: readonly Finding[]) {
  const first = new Map<string, Finding>()
  for (const finding of findings) if (!first.has(finding.rule)) first.set(finding.rule, finding)
  const ids = [...first.keys()].sort()
  const rules = ids.map((id) => described(id, first.get(id)?.severity ?? 'warning'))
  const places = new Map(ids.map((id, index) => [id, index]))
  return { rules, indexOf: (id: string) => places.get(id) ?? -1 }
}

function described(id: string, found: Severity): ReportingDescriptor {
  const entry = entryOf(id)
  // What a project's own rule finds is explained in its findings alone.
  if (!entry) return { id, defaultConfiguration: { level: levels[found] }, properties: { tags: ['cognito'] } }
  const { title, why, rule, page } = entry
  const severity = rule?.severity ?? found
  const family = id.split('-')[1]?.toLowerCase() ?? ''
  const { text, markdown } = markdownOf(entry)
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text, markdown },
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: [...(rule?.score ? ['security'] : []), 'cognito', family],
      // Facts of the files decide; a script is judged by how it is written.
      precision: family === 'trig' ? 'high' : 'very-high',
      'problem.severity': problems[severity],
      ...(rule?.score && { 'security-severity': rule.score.toFixed(1) }),
      ...(page && { docs: page }),
    },
  }
}
