import { afterEach, describe, expect, it } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { makeProject, type Project } from './make-project.ts'
import { runPoolwright } from './run-poolwright.ts'

const projects: Project[] = []
afterEach(() => projects.splice(0).forEach(({ remove }) => remove()))

/** What `lint` finds with rules of the project's own, of these rules. */
async function lint(files: Readonly<Record<string, string>>, ...args: string[]) {
  const project = makeProject(files)
  projects.push(project)
  const { code, out, err } = await runPoolwright(project.root, 'lint', '--json', ...args)
  const { diagnostics, data } = JSON.parse(out) as {
    diagnostics: readonly Finding[]
    data: { rules: number }
  }
  return { code, err, data, found: diagnostics.filter(({ rule }) => /^(?:ACME|PW-RULE)-/.test(rule)) }
}

const named = `
import { defineRule } from 'poolwright'
import { owners } from './lib/owners.ts'

export const rule = defineRule({
  id: 'ACME-001',
  severity: 'warning',
  title: 'a client without an owner',
  check: ({ resources, environment }) =>
    resources.pool.flatMap(({ name, says }) =>
      Object.keys(says['clients'] ?? {})
        .filter((client) => !owners.includes(client))
        .map((client) => ({
          message: \`nobody owns the client \\\`\${client}\\\` in \${environment ?? 'any environment'}\`,
          at: { kind: 'pool', name, path: ['clients', client] },
        })),
    ),
})
`
const lib = { 'rules/lib/owners.ts': "export const owners: string[] = ['web']\n" }

describe('a rule of the project', () => {
  it('finds what it finds, at its line', async () => {
    const { found, data } = await lint({ 'rules/named.ts': named, ...lib })
    expect(found).toMatchObject([
      {
        rule: 'ACME-001',
        severity: 'warning',
        message: 'nobody owns the client `server` in any environment',
        at: { file: 'pools/shop.pool.yaml', line: 9 },
      },
    ])
    expect(data.rules).toBeGreaterThan(1)
  })

  it('is accepted by a comment as any other', async () => {
    const pool = 'clients:\n  server: {} # poolwright-ignore ACME-001: ours (until 2999-01-01)\n'
    expect((await lint({ 'rules/named.ts': named, ...lib, 'pools/shop.pool.yaml': pool })).found).toEqual([])
  })

  it('may be the default of a module of JavaScript, and give what it finds as it goes', async () => {
    const rule = `
export default {
  id: 'ACME-002', severity: 'error', title: 'a fact', why: 'because',
  async *check({ facts }) {
    const client = facts.find(({ kind }) => kind === 'client')
    yield { message: 'there is ' + client.about.join('/'), at: client.at, help: 'none' }
  },
}`
    const { code, found } = await lint({ 'rules/fact.js': rule })
    expect(code).toBe(1)
    expect(found).toMatchObject([{ rule: 'ACME-002', message: 'there is shop/web', help: 'none' }])
  })

  const failing = (check: string) =>
    `export const rule = { id: 'ACME-003', severity: 'info', title: 'x', ${check} }`
  it.each([
    ['throws', failing("check() { throw new Error('no') }"), 'the rule fails: no'],
    ['does not end', failing('check() { for (;;); }'), 'the rule fails: '],
    ['exports nothing', 'export const other = 1', 'the rule fails: it exports no `rule` with a `check`'],
    ['does not compile', 'export const rule = {', 'the rule fails: '],
    ['is not there', failing("check() { return import('./gone.js') }"), 'the rule fails: '],
    ['reaches out', failing("async check() { await fetch('http://127.0.0.1') }"), 'the rule fails: '],
    [
      'has no id',
      "export const rule = { severity: 'info', title: 'x', check: () => [] }",
      '`undefined` is no id of a rule',
    ],
    [
      'has an id of ours',
      failing('check: () => []').replace('ACME-003', 'PW-POOL-001'),
      '`PW-POOL-001` is no id of a rule',
    ],
    ['has no severity', failing('check: () => []').replace('info', 'fatal'), '`severity` must be one of'],
    ['gives no message', failing('check: () => [{}]'), 'what the rule gives as number 1 has no `message`'],
    [
      'gives a place that is none',
      failing("check: () => [{ message: 'm', at: { kind: 'pool', name: 'b' } }]"),
      'is at `pool/b`, which the project does not declare',
    ],
  ])('that %s is an error at its file', async (_, rule, words) => {
    const { code, found, err } = await lint({ 'rules/bad.ts': rule })
    expect([code, err]).toEqual([1, ''])
    expect(found).toMatchObject([{ rule: 'PW-RULE-001', severity: 'error', at: { file: 'rules/bad.ts' } }])
    expect(found[0]?.message).toContain(words)
  })

  it('sees each environment, and says in which it finds something', async () => {
    const { found } = await lint({
      'rules/named.ts': named.replace(" in ${environment ?? 'any environment'}", ''),
      ...lib,
      'pools/env/dev.env.yaml': 'params: {}\n',
      'pools/env/prod.env.yaml': 'protected: true\n',
    })
    expect(found.map(({ message }) => message)).toEqual(['nobody owns the client `server`'])
  })
})
