import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'
import { lint } from '../../../src/review/lint/lint.ts'
import { reviewed } from '../../../src/review/lint/reviewed.ts'
import { families, type Example, type Rule } from '../../../src/review/lint/rule.ts'
import { rules } from '../../../src/review/rules/rules.ts'
import { probeOf, scriptsOf } from './found.ts'

const now = Date.UTC(2026, 0, 1)

/** What one rule says of a small project, in each of its environments. */
async function told(rule: Rule, example: Example) {
  const texts = typeof example === 'string' ? { 'pools/shop.pool.yaml': example } : example
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }))
  const yaml = files.filter(({ path }) => path.endsWith('.yaml'))
  const scripts = new Set(files.map(({ path }) => path).filter((path) => !path.endsWith('.yaml')))
  const environments = yaml.flatMap(({ path }) => /([^/]+)\.env\.yaml$/.exec(path)?.[1] ?? [])
  const asked: readonly (string | undefined)[] = environments.length ? environments : [undefined]
  const found = await Promise.all(
    asked.map(async (env) => {
      const { model, linked, findings } = load({ files: yaml, scripts, ...(env !== undefined && { env }) })
      if (!model || !linked)
        throw new Error(findings.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'))
      return lint(
        reviewed(
          { model, linked },
          { now, script: scriptsOf(texts), texts: new Map(Object.entries(texts)), probe: probeOf(texts) },
        ),
        [rule],
      )
    }),
  )
  return found.flat()
}

describe.each(rules)('$id: $title', (rule) => {
  it('speaks of its bad example, at a line of it', async () => {
    const found = await told(rule, rule.bad)
    expect(found).not.toEqual([])
    for (const { message, at } of found) {
      expect(message).toMatch(/^\S.*[^.\s]$/)
      expect(at.line).toBeGreaterThan(0)
    }
  })

  it('has nothing to say of its good example', async () => {
    expect(await told(rule, rule.good)).toEqual([])
  })
})

it('gives each id to one rule', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
})

it('keeps every rule in the folder of its family, in a file of its name', () => {
  const folder = join(import.meta.dirname, '../../../src/review/rules')
  const present = families.filter((family) => rules.some(({ id }) => id.startsWith(`PW-${family}-`)))
  const files = present.flatMap((family) =>
    readdirSync(join(folder, family.toLowerCase())).filter((file) => file !== 'index.ts'),
  )
  expect(files).toHaveLength(rules.length)
})
