import { stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'
import { load } from '../../../src/config/load.ts'
import type { Finding } from '../../../src/model/finding.ts'
import type { JsonObject } from '../../../src/model/trigger.ts'
import { lint } from '../../../src/review/lint/lint.ts'
import { parseScript } from '../../../src/review/lint/parse-script.ts'
import type { Probe } from '../../../src/review/lint/probe.ts'
import { reviewed, type Reviewing } from '../../../src/review/lint/reviewed.ts'
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
    reviewed(
      { model, linked },
      {
        now: Date.UTC(2026, 0, 1),
        script: scriptsOf(texts),
        texts: new Map(Object.entries(texts)),
        probe: probeOf(texts),
      },
    ),
    rules.filter(({ id }) => id.startsWith(ids)),
  )
}

/** The scripts of a small project, as they are read and parsed. */
export const scriptsOf =
  (texts: Readonly<Record<string, string>>): NonNullable<Reviewing['script']> =>
  ({ file, says }) => {
    const path = join(dirname(file), says.script)
    const text = texts[path]
    return text === undefined ? undefined : parseScript(path, text)
  }

/** Runs the scripts of a small project that are trusted: examples. They have no world to ask. */
export const probeOf =
  (texts: Readonly<Record<string, string>>): Probe =>
  async ({ stage, event }) => {
    const { script } = stage.trigger
    const text = texts[script]
    if (text === undefined) return { failed: 'it is not there' }
    const plain = script.endsWith('.ts') ? stripTypeScriptTypes(text) : text
    try {
      const module = (await import(`data:text/javascript,${encodeURIComponent(plain)}`)) as {
        readonly handler: (event: unknown, context: unknown) => Promise<JsonObject>
      }
      const context = { poolwright: stage.with ? { with: stage.with } : {} }
      return { answer: await module.handler(structuredClone(event), context) }
    } catch (error) {
      return { failed: String(error) }
    }
  }

/** Findings, or places that have to do with one, as `file:line message`. */
export const saidAt = (findings: readonly Pick<Finding, 'at' | 'message'>[]): readonly string[] =>
  findings.map(({ at, message }) => `${at.file}:${at.line} ${message}`)
