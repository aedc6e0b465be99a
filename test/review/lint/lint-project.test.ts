import { describe, expect, it } from 'vitest'
import { lintProject, type Linting } from '../../../src/review/lint/lint-project.ts'
import { deletionProtection } from '../../../src/review/rules/pool/deletion-protection.ts'
import { noImplicitGrant } from '../../../src/review/rules/client/no-implicit-grant.ts'

const lint = (texts: Readonly<Record<string, string>>, more: Partial<Linting> = {}) =>
  lintProject({
    files: Object.entries(texts).map(([path, text]) => ({ path, text })),
    scripts: new Set(),
    environments: Object.keys(texts).flatMap((path) => /([^/]+)\.env\.yaml$/.exec(path)?.[1] ?? []),
    rules: [deletionProtection, noImplicitGrant],
    now: Date.UTC(2026, 0, 1),
    ...more,
  })

const implicit = `clients:
  web: { oauth: { flows: [implicit], scopes: [openid], callbacks: ['https://shop.example.com/cb'] } }
`

describe('a project', () => {
  it('is asked by every rule in every environment, and what holds in some says in which', async () => {
    const { findings } = await lint({
      'pools/shop.pool.yaml': implicit,
      'pools/env/dev.env.yaml': 'protected: false\n',
      'pools/env/prod.env.yaml': 'protected: true\n',
    })
    expect(findings.map(({ rule, message, at }) => [rule, at.line, message])).toEqual([
      ['PW-POOL-001', 1, 'the pool `shop` can be deleted, with everybody in it (in `prod`)'],
      ['PW-CLIENT-001', 2, 'the client `web` may use the implicit grant, which puts tokens into a URL'],
    ])
  })

  it('is asked nothing where it has errors, and they are told', async () => {
    const { findings, unasked } = await lint({
      'pools/shop.pool.yaml': `description: $(param.what)\n${implicit}`,
      'pools/env/dev.env.yaml': 'params: { what: x }\n',
      'pools/env/prod.env.yaml': 'protected: true\n',
    })
    expect(unasked).toEqual(['prod'])
    expect(findings.map(({ rule }) => rule)).toEqual(['PW-VAR-002', 'PW-CLIENT-001'])
  })

  it('is looked at once where it has no environment', async () => {
    const { findings, unasked } = await lint({ 'pools/shop.pool.yaml': implicit })
    expect(findings.map(({ rule, score }) => [rule, score])).toEqual([['PW-CLIENT-001', 7.5]])
    expect(unasked).toEqual([])
    expect((await lint({ 'pools/shop.pool.yaml': 'tier: gold\n' })).unasked).toEqual([''])
  })

  it('is told which of its files are not in their form, where that is asked', async () => {
    const texts = {
      'pools/a.pool.yaml': 'tier: plus\n\nissuer:   aws\n',
      'pools/b.pool.yaml': 'tier: plus\n',
    }
    const { findings } = await lint(texts, { form: true, rules: [] })
    expect(findings.map(({ rule, at }) => [rule, at.file, at.line])).toEqual([
      ['PW-FILE-006', 'pools/a.pool.yaml', 3],
    ])
    expect((await lint(texts, { rules: [] })).findings).toEqual([])
  })

  it('names the rule that fails', async () => {
    const broken = { ...noImplicitGrant, check: () => undefined as never }
    await expect(lint({ 'pools/shop.pool.yaml': implicit }, { rules: [broken] })).rejects.toThrow(
      /^the rule PW-CLIENT-001 fails: /,
    )
  })
})
