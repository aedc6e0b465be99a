import type { ReportingDescriptor } from 'sarif'
import type { Finding, Severity } from '../../../model/finding.ts'
import type { OwnRule } from '../../lint/own-rules.ts'
import { entryOf } from '../../explain/entry.ts'
import { markdownOf } from '../../explain/markdown-of.ts'

/** SARIF's word for a severity. */
export const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/** GitHub's word for it, in rules that are no matter of security. */
const problems = { error: 'error', warning: 'warning', info: 'recommendation' } as const

/** What a report says of the rules whose findings it holds, and at which index. */
export function driverRules(findings: readonly Finding[], own: readonly OwnRule[] = []) {
  const first = new Map<string, Finding>()
  for (const finding of findings) if (!first.has(finding.rule)) first.set(finding.rule, finding)
  const ids = [...first.keys()].sort()
  const brought = new Map(own.map((rule) => [rule.id, rule]))
  const rules = ids.map((id) => described(id, first.get(id)?.severity ?? 'warning', brought.get(id)))
  const places = new Map(ids.map((id, index) => [id, index]))
  return { rules, indexOf: (id: string) => places.get(id) ?? -1 }
}

function described(id: string, found: Severity, own: OwnRule | undefined): ReportingDescriptor {
  const entry = entryOf(id)
  if (!entry) {
    const { title, why } = own ?? {}
    return {
      id,
      ...(title && { shortDescription: { text: title } }),
      ...(why && { fullDescription: { text: why }, help: { text: why, markdown: why } }),
      defaultConfiguration: { level: levels[own?.severity ?? found] },
      properties: { tags: ['cognito', 'project'] },
    }
  }
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
