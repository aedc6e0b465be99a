import process from 'node:process'
import { afterEach, expect, it, vi } from 'vitest'
import { planFormats, sayPlan, type PlanFormat } from '../../../src/cli/plan/plan-report.ts'
import type { Finding } from '../../../src/model/finding.ts'
import type { PlanChange } from '../../../src/review/plan/plan-change.ts'

const after = { file: 'pools/shop.pool.yaml', line: 1, column: 1, endLine: 1, endColumn: 5 }
const change: PlanChange = {
  kind: 'replaced',
  about: ['shop'],
  risk: 'data-loss',
  level: 'blocker',
  rule: 'PW-PLAN-001',
  sentence: 'the user pool `shop` is now called `store`',
  after,
}
const found: Finding = {
  rule: 'PW-PLAN-001',
  severity: 'error',
  message: change.sentence,
  at: after,
  score: 8,
}

afterEach(() => vi.restoreAllMocks())
async function said(format: PlanFormat): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const report = {
    plan: { changes: [change], scripts: [], details: [] },
    base: { name: '3f2c1aa', commit: '3f2c1aa00000000000000000000000000000000f' },
    head: { name: 'working tree' },
    environments: ['dev', 'prod'],
    environment: 'prod',
    ok: false,
    failOn: 'error',
    findings: [found],
    accepted: [],
    remarks: ['the environment `dev` is new'],
    tried: [],
    played: [],
    folder: 'auth/',
  } as const
  await sayPlan(report, format, new Map([[after.file, 'tier: lite\n']]))
  return write.mock.calls.join('')
}

const json = (text: string) => JSON.parse(text) as unknown
/** What each format makes of one finding. */
const shown: Readonly<Record<PlanFormat, (text: string) => void>> = {
  pretty: (text) =>
    expect(text).toContain('data-loss [PW-PLAN-001] the user pool `shop` is now called `store`'),
  compact: (text) => expect(text).toMatch(/^pools\/shop\.pool\.yaml:1:1 error PW-PLAN-001 the user pool/),
  github: (text) =>
    expect(text).toMatch(
      /^::error file=auth\/pools\/shop\.pool\.yaml,line=1,col=1,endColumn=5,title=PW-PLAN-001::/,
    ),
  gitlab: (text) =>
    expect(json(text)).toMatchObject([
      { check_name: 'PW-PLAN-001', location: { path: 'auth/pools/shop.pool.yaml' } },
    ]),
  markdown: (text) => expect(text).toMatch(/^<!-- poolwright:plan:prod -->\n/),
  sarif: (text) =>
    expect(json(text)).toMatchObject({
      runs: [
        {
          automationDetails: { id: 'poolwright/plan/prod/' },
          results: [{ ruleId: 'PW-PLAN-001', level: 'error' }],
        },
      ],
    }),
  json: (text) =>
    expect(json(text)).toMatchObject({
      command: 'plan',
      ok: false,
      summary: { blocker: 1, risks: { 'data-loss': 1 } },
    }),
  ndjson: (text) =>
    expect(text.trim().split('\n').map(json)).toMatchObject([
      { type: 'finding', rule: 'PW-PLAN-001' },
      { type: 'end', ok: false },
    ]),
  rdjson: (text) => expect(json(text)).toMatchObject({ diagnostics: [{ code: { value: 'PW-PLAN-001' } }] }),
  checkstyle: (text) => expect(text).toContain('source="poolwright.PW-PLAN-001"'),
  junit: (text) => expect(text).toContain('PW-PLAN-001'),
}

it.each(planFormats)('says a plan as %s', async (format) => {
  const text = await said(format as PlanFormat)
  expect(text.endsWith('\n')).toBe(true)
  shown[format as PlanFormat](text)
})
