import { parse as parseYaml } from 'yaml'
import { describe, expect, it } from 'vitest'
import { commentsIn } from '../../../src/config/edit/comments.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { lintProject, type Linting } from '../../../src/review/lint/lint-project.ts'
import { mend } from '../../../src/review/lint/mend.ts'
import { parseScript } from '../../../src/review/lint/parse-script.ts'
import type { Fix, Rule } from '../../../src/review/lint/rule.ts'
import { deletionProtection } from '../../../src/review/rules/pool/deletion-protection.ts'
import { rules } from '../../../src/review/rules/rules.ts'
import { posix } from 'node:path'

type Texts = Readonly<Record<string, string>>

/** A project of some texts, and the rules that look at it. */
function project(texts: Texts, asked: readonly Rule[]): Linting {
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }))
  return {
    files: files.filter(({ path }) => path.endsWith('.yaml')),
    scripts: new Set(files.map(({ path }) => path).filter((path) => !path.endsWith('.yaml'))),
    environments: Object.keys(texts).flatMap((path) => /([^/]+)\.env\.yaml$/.exec(path)?.[1] ?? []),
    rules: asked,
    now: Date.UTC(2026, 0, 1),
    script: ({ file, says }) => {
      const path = posix.join(posix.dirname(file), says.script)
      const text = texts[path]
      return text === undefined ? undefined : parseScript(path, text)
    },
  }
}

/** The text with a comment above and behind each line, wherever that says the same. */
function commented(text: string): string {
  const value = JSON.stringify(parseYaml(text))
  return text.split('\n').reduce((all, _, index) => {
    const lines = all.split('\n')
    const at = lines.findIndex((line) => line === text.split('\n')[index])
    const line = lines[at]
    if (!line?.trim()) return all
    const indent = /^\s*/.exec(line)?.[0] ?? ''
    const behind = [...lines.slice(0, at), `${line} # behind ${index}`, ...lines.slice(at + 1)].join('\n')
    const one = JSON.stringify(parseYaml(behind)) === value ? behind : all
    const place = one.split('\n').findIndex((other) => other.startsWith(line))
    const above = one.split('\n').toSpliced(place, 0, `${indent}# above ${index}`).join('\n')
    return JSON.stringify(parseYaml(above)) === value ? above : one
  }, text)
}

const yamlOf = ({ bad }: Rule): Texts => (typeof bad === 'string' ? { 'pools/shop.pool.yaml': bad } : bad)
const everything = () => true
const fixable = await Promise.all(
  rules.map(async (rule) => {
    const { findings } = await lintProject({ ...project(yamlOf(rule), [rule]), fixes: true })
    return findings.some(({ fix }) => fix?.edits) ? [rule] : []
  }),
)

it('shows what a fix makes of it for each rule that has one, and for no other', () => {
  const shown = rules.filter(({ mended }) => mended)
  expect(shown.map(({ id }) => id)).toEqual(fixable.flat().map(({ id }) => id))
})

describe.each(fixable.flat())('the fix of $id', (rule) => {
  const texts = Object.fromEntries(
    Object.entries(yamlOf(rule)).map(([path, text]) => [
      path,
      path.endsWith('.yaml') ? commented(text) : text,
    ]),
  )

  it('makes of its bad example what its page shows, finds nothing new there, and nothing to do again', async () => {
    const bad = yamlOf(rule)
    const made = rule.mended ?? {}
    const before = (await lintProject(project(bad, rules))).findings.map((finding) => finding.rule)
    const { changed, linted } = await mend(project(bad, [rule]), everything)
    const after = Object.fromEntries(
      Object.keys(bad).map((path) => [path, changed.get(path)?.after ?? bad[path]]),
    )
    expect(after).toEqual(typeof made === 'string' ? { 'pools/shop.pool.yaml': made } : made)
    expect(linted.mistakes).toEqual([])
    const others = (await lintProject(project(after as Texts, rules))).findings.map((finding) => finding.rule)
    expect(others.filter((id) => !before.includes(id))).toEqual([])
    expect((await mend(project(after as Texts, [rule]), everything)).changed.size).toBe(0)
  })

  it('leaves nothing to fix, a valid project, and every comment', async () => {
    const { changed, mended, leftOut, linted } = await mend(project(texts, [rule]), everything)
    expect(mended).not.toEqual([])
    expect(leftOut).toEqual([])
    expect(linted.findings.filter(({ fix }) => fix?.edits)).toEqual([])
    expect(linted.mistakes).toEqual([])
    for (const [path, { after }] of changed) {
      const said = (text: string) => commentsIn(text).map((comment) => comment.text)
      expect(said(after)).toEqual(said(texts[path] ?? ''))
    }
  })

  it('keeps line ends of Windows', async () => {
    const windows = Object.fromEntries(
      Object.entries(texts).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]),
    )
    const { changed, mended } = await mend(project(windows, [rule]), everything)
    expect(mended).not.toEqual([])
    for (const { after } of changed.values()) expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })
})

/** A rule that wants every pool to say something. */
const wanting = (edits: Fix['edits'], silent: (says: object) => boolean): Rule => ({
  ...deletionProtection,
  *check(project) {
    for (const pool of project.all('pool'))
      if (!silent(pool.says))
        yield {
          message: `the pool \`${pool.name}\` does not say it`,
          at: { resource: pool, path: edits[0]?.path ?? [] },
          fix: { title: 'say it', resource: pool, edits },
        }
  },
})
const tier = wanting([{ path: ['tier'], value: 'plus' }], (says) => 'tier' in says && says.tier === 'plus')
const changedBy = async (texts: Texts, rule = tier) =>
  Object.fromEntries(
    [...(await mend(project(texts, [rule]), everything)).changed].map(([path, { after }]) => [path, after]),
  )

describe('a fix is made where the value was decided', () => {
  const strict = 'for: pool\nset: { tier: lite }\n'

  it('in the file of the resource, before what its fragment says', async () => {
    const texts = { 'pools/a.pool.yaml': 'use: [strict]\ntier: lite\n', 'pools/strict.fragment.yaml': strict }
    expect(await changedBy(texts)).toEqual({ 'pools/a.pool.yaml': 'use: [strict]\ntier: plus\n' })
  })

  it('in a fragment that nobody else uses', async () => {
    const texts = { 'pools/a.pool.yaml': 'use: [strict]\n', 'pools/strict.fragment.yaml': strict }
    expect(await changedBy(texts)).toEqual({
      'pools/strict.fragment.yaml': 'for: pool\nset: { tier: plus }\n',
    })
  })

  it('in the patch of an environment, for that environment only', async () => {
    const texts = {
      'pools/a.pool.yaml': 'tier: plus\n',
      'pools/env/prod.env.yaml': 'patch: { pool/a: { tier: lite } } # cheap\n',
      'pools/env/dev.env.yaml': 'params: {}\n',
    }
    expect(await changedBy(texts)).toEqual({
      'pools/env/prod.env.yaml': 'patch: { pool/a: { tier: plus } } # cheap\n',
    })
  })

  it.each<[string, Texts]>([
    [
      'where others use the fragment',
      {
        'pools/a.pool.yaml': 'use: [strict]\n',
        'pools/b.pool.yaml': 'use: [strict]\ntier: plus\n',
        'pools/strict.fragment.yaml': strict,
      },
    ],
    ['where it is said in words of CloudFormation', { 'pools/a.pool.yaml': 'aws: { UserPoolTier: LITE }\n' }],
    [
      'where it is interpolated',
      {
        'pools/a.pool.yaml': 'description: $(param.what)\n',
        'pools/env/dev.env.yaml': 'params: { what: x }\n',
      },
    ],
  ])('and nowhere %s', async (name, texts) => {
    const says = wanting(
      [{ path: ['description'], value: 'y' }],
      (it) => 'description' in it && it.description === 'y',
    )
    expect(await changedBy(texts, name.includes('interpolated') ? says : tier)).toEqual({})
  })
})

describe('fixes', () => {
  it('that meet are made one after the other', async () => {
    const two = {
      ...wanting([{ path: ['issuer'], value: 'aws' }], (says) => 'issuer' in says),
      id: 'PW-POOL-999',
    } as const
    const { changed, mended } = await mend(
      project({ 'pools/a.pool.yaml': 'description: a\n' }, [tier, two]),
      everything,
    )
    expect(changed.get('pools/a.pool.yaml')?.after).toBe('description: a\ntier: plus\nissuer: aws\n')
    expect(mended).toHaveLength(2)
  })

  it('that would leave a mistake are not made, and it is said which', async () => {
    const wrong = wanting([{ path: ['tier'], value: 'gold' }], () => false)
    const other = {
      ...wanting([{ path: ['issuer'], value: 'aws' }], (says) => 'issuer' in says),
      id: 'PW-POOL-999',
    } as const
    const { changed, leftOut } = await mend(
      project({ 'pools/a.pool.yaml': 'description: a\n' }, [wrong, other]),
      everything,
    )
    expect(changed.get('pools/a.pool.yaml')?.after).toBe('description: a\nissuer: aws\n')
    expect(leftOut.map(({ finding: { rule }, why }) => [rule, why])).toEqual([
      ['PW-POOL-001', '`tier` must be one of `lite`, `essentials`, `plus`'],
    ])
  })

  it('that undo each other come to an end', async () => {
    const one = wanting([{ path: ['tier'], value: 'lite' }], (says) => 'tier' in says && says.tier === 'lite')
    const { linted } = await mend(project({ 'pools/a.pool.yaml': 'tier: plus\n' }, [tier, one]), everything)
    expect(linted.findings).toHaveLength(1)
  })

  it('are made where they are wanted', async () => {
    const texts = { 'pools/a.pool.yaml': 'description: a\n', 'pools/b.pool.yaml': 'description: b\n' }
    const wanted = ({ at }: Finding) => at.file === 'pools/b.pool.yaml'
    expect([...(await mend(project(texts, [tier]), wanted)).changed.keys()]).toEqual(['pools/b.pool.yaml'])
  })
})
