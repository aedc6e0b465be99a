import { describe, expect, it } from 'vitest'
import { risks } from '../../../src/review/facts/fact.ts'
import type { PlanChange } from '../../../src/review/plan/plan-change.ts'
import { findingOf } from '../../../src/review/plan/plan-findings.ts'
import type { PlanReport } from '../../../src/review/plan/plan-report.ts'
import { markdown } from '../../../src/review/plan/report/markdown.ts'

const at = { file: 'pools/shop.pool.yaml', line: 2, column: 1 }
const change = (index: number, more: Partial<PlanChange> = {}): PlanChange => ({
  kind: 'redirect',
  about: ['shop', 'web', String(index)],
  risk: 'client-breaking',
  level: 'risky',
  rule: 'PW-PLAN-006',
  sentence: `codes of \`web\` no longer go to \`https://${index}.example/\``,
  after: at,
  ...more,
})
const report = (changes: readonly PlanChange[], more: Partial<PlanReport> = {}): PlanReport => ({
  plan: { changes, scripts: [], details: [] },
  base: { name: '3f2c1aa', words: 'the merge base with origin/main' },
  head: { name: 'working tree' },
  environments: [''],
  ok: true,
  failOn: 'error',
  findings: changes.flatMap((each) => findingOf(each) ?? []),
  accepted: [],
  remarks: [],
  tried: [],
  played: [],
  folder: '',
  ...more,
})
const many = <Thing>(count: number, make: (index: number) => Thing) =>
  Array.from({ length: count }, (_, index) => make(index))

describe('a plan as a comment', () => {
  it('begins with its mark, one for each environment that was asked for', () => {
    expect(markdown(report([])).split('\n').slice(0, 2)).toEqual([
      '<!-- poolwright:plan -->',
      '## Poolwright plan: nothing changes for people',
    ])
    expect(
      markdown(report([change(1)], { environment: 'prod' }))
        .split('\n')
        .slice(0, 2),
    ).toEqual(['<!-- poolwright:plan:prod -->', '## Poolwright plan · prod: 🟠 1 risky (1 warning)'])
  })

  it('fits into one, whatever there is to say, and says what it leaves out', () => {
    const patch = many(900, (index) => `+const line${index} = '${'`'.repeat(index % 7)}'`).join('\n')
    const said = markdown(
      report(
        many(4000, (index) => change(index)),
        {
          remarks: many(3000, (index) => `the environment \`e${index}\` is new`),
          plan: {
            changes: many(4000, (index) => change(index)),
            scripts: many(20, (index) => ({ file: `triggers/${index}.ts`, patch })),
            details: many(9, (environment) => ({
              environment: `e${environment}`,
              roles: many(400, (index) => ({
                who: `rule ${index} of ${environment}`,
                before: 'none',
                after: 'shop-admin',
              })),
              canonical: many(40, (index) => ({
                resource: `pool/${environment}${index}`,
                lines: many(50, (line) => `+ "${line}": 1`),
              })),
            })),
          },
        },
      ),
    )
    expect(said.length).toBeLessThan(65_536)
    expect(said.split('\n')[0]).toBe('<!-- poolwright:plan -->')
    expect(said).toContain('## Poolwright plan: 🟠 4000 risky (4000 warnings)')
    expect(said).toMatch(/^\| … \| and \d{4} more lines \| \|$/m)
    expect(said.split('\n').at(-1)).toMatch(
      /^Left out, for a comment has no room for it: .*in CloudFormation's words in e8/,
    )
    expect(said.match(/<details>/g)?.length).toBe(said.match(/<\/details>/g)?.length)
  })

  it('closes what it cuts', () => {
    const steps = [{ name: 'a', told: many(4000, (index) => `- expected ${index}`) }]
    const played = {
      name: 'a',
      file: 'test/a.scenario.yaml',
      text: 'head',
      before: { outcome: 'passed' },
      after: { outcome: 'failed', steps },
    } as const
    const said = markdown(
      report([change(1)], {
        played: [played],
        accepted: [
          {
            finding: { rule: 'PW-PLAN-006', severity: 'warning', message: 'x', at },
            reason: 'y',
            until: '2999-01-01',
            at,
          },
        ],
      }),
    )
    expect(said.length).toBeLessThan(65_536)
    expect((said.match(/^ *`{3,}/gm)?.length ?? 0) % 2).toBe(0)
    expect(said).toContain('<details><summary>1 accepted finding</summary>')
  })

  it('takes nothing in it for markup, a table or somebody who is called', () => {
    const said = markdown(
      report([change(1, { sentence: 'a | b <img src=x> @octocat [x](y) `c|d` \u001b[31m\u202e' })]),
    )
    expect(said).toContain('a &#124; b &#60;img src=x&#62; &#64;octocat &#91;x&#93;(y) `c\\|d` ')
    expect(said).not.toMatch(/[\u001b\u202e]/)
  })
})

it('names risks as labels of GitHub may be named: up to fifty characters, without a comma', () => {
  for (const risk of Object.keys(risks)) expect(risk).toMatch(/^[a-z]+(-[a-z]+)*$/)
  expect(Math.max(...Object.keys(risks).map((risk) => risk.length))).toBeLessThan(50)
})
