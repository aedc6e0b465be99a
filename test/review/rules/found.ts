import { load } from '../../../src/config/load.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { lint } from '../../../src/review/lint/lint.ts'
import { reviewed } from '../../../src/review/lint/reviewed.ts'
import type { Example } from '../../../src/review/lint/rule.ts'
import { rules } from '../../../src/review/rules/rules.ts'

/** What the rules whose ids begin so find in a small project, in one environment. */
export async function found(project: Example, ids: string, env?: string): Promise<readonly Finding[]> {
  const texts = typeof project === 'string' ? { 'pools/shop.pool.yaml': project } : project
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }))
  const yaml = files.filter(({ path }) => path.endsWith('.yaml'))
  const scripts = new Set(files.map(({ path }) => path).filter((path) => !path.endsWith('.yaml')))
  const { model, linked, findings } = load({ files: yaml, scripts, ...(env !== undefined && { env }) })
  if (!model || !linked)
    throw new Error(findings.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'))
  return lint(
    reviewed({ model, linked }, { now: Date.UTC(2026, 0, 1) }),
    rules.filter(({ id }) => id.startsWith(ids)),
  )
}

/** Findings, or places that have to do with one, as `file:line message`. */
export const saidAt = (findings: readonly Pick<Finding, 'at' | 'message'>[]): readonly string[] =>
  findings.map(({ at, message }) => `${at.file}:${at.line} ${message}`)
