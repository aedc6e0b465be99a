import { Ajv } from 'ajv'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Log, Run } from 'sarif'
import { describe, expect, it } from 'vitest'
import type { Finding, Position } from '../../../src/model/finding.ts'
import { lintProject } from '../../../src/review/lint/lint-project.ts'
import { sarif } from '../../../src/review/report/sarif.ts'
import { unpainted, type Report } from '../../../src/review/reporter.ts'
import { rules } from '../../../src/review/rules/rules.ts'

const fixture = resolve(import.meta.dirname, '../../fixtures/sarif/sarif-2.1.0.schema.json')
const formats = {
  uri: (text: string) => /^[a-z][a-z0-9+.-]*:/i.test(text) && URL.canParse(text),
  'uri-reference': (text: string) => /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})*$/i.test(text),
  'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
}
const check = new Ajv({ allErrors: true, formats }).compile(
  JSON.parse(readFileSync(fixture, 'utf8')) as object,
)

const file = 'pools/shop.pool.yaml'
const at: Position = { file, line: 2, column: 3, endLine: 2, endColumn: 7 }
const finding: Finding = { rule: 'PW-CLIENT-001', severity: 'error', message: 'it is `so`', at, score: 7.5 }
const report = (more: Partial<Report> = {}): Report => ({
  command: 'lint',
  ok: false,
  findings: [finding],
  notes: [],
  texts: new Map([[file, 'clients:\n  web: {}\n']]),
  scope: '',
  failOn: 'error',
  version: '1.2.3',
  data: {},
  ...more,
})
function run(more?: Partial<Report>): Run {
  const log = JSON.parse(sarif(report(more), unpainted)) as Log
  check(log)
  expect(check.errors).toBeNull()
  return log.runs[0] as Run
}

describe('for code scanning', () => {
  it('gives each finding with its rule, its level and its place', () => {
    const { tool, results, columnKind, automationDetails } = run()
    expect([columnKind, automationDetails?.id]).toEqual(['utf16CodeUnits', 'poolwright/lint/'])
    expect(results).toMatchObject([
      {
        ruleId: 'PW-CLIENT-001',
        ruleIndex: 0,
        level: 'error',
        message: { text: 'it is `so`.' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: file, uriBaseId: '%SRCROOT%' },
              region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 7 },
            },
          },
        ],
      },
    ])
    expect(tool.driver).toMatchObject({ name: 'Poolwright', semanticVersion: '1.2.3' })
    expect(tool.driver.rules).toMatchObject([
      {
        id: 'PW-CLIENT-001',
        defaultConfiguration: { level: 'error' },
        properties: {
          'security-severity': '7.5',
          tags: ['security', 'cognito', 'client'],
          docs: 'docs/rules/PW-CLIENT-001.md',
        },
      },
    ])
    expect(tool.driver.rules?.[0]?.help?.markdown).toContain('```yaml')
  })

  it('describes every rule in a way that it takes', () => {
    const { tool } = run({ findings: rules.map(({ id, severity }) => ({ ...finding, rule: id, severity })) })
    expect(tool.driver.rules).toHaveLength(rules.length)
    for (const { properties } of tool.driver.rules ?? [])
      expect(properties?.tags?.length).toBeLessThanOrEqual(10)
  })

  it('is what its standard says of the bad example of every rule, with its fixes', async () => {
    for (const rule of rules) {
      const texts = typeof rule.bad === 'string' ? { [file]: rule.bad } : rule.bad
      const files = Object.entries(texts).flatMap(([path, text]) =>
        path.endsWith('.yaml') ? [{ path, text }] : [],
      )
      const environments = files.flatMap(({ path }) => /([^/]+)\.env\.yaml$/.exec(path)?.[1] ?? [])
      const scripts = new Set(Object.keys(texts).filter((path) => !path.endsWith('.yaml')))
      const { findings } = await lintProject({
        files,
        scripts,
        environments,
        rules: [rule],
        now: 0,
        fixes: true,
      })
      run({ findings, texts: new Map(files.map(({ path, text }) => [path, text])) })
    }
  }, 60_000)

  it('tells the rules of a project by their ids alone', () => {
    expect(run({ findings: [{ ...finding, rule: 'ACME-001' }] }).tool.driver.rules).toMatchObject([
      { id: 'ACME-001' },
    ])
  })

  it('leads from place to place', () => {
    const step = (line: number) => ({ message: `step ${line}`, at: { ...at, line, endLine: line } })
    const [result] = run({ findings: [{ ...finding, related: [step(4), step(6)] }] }).results ?? []
    expect(result?.relatedLocations?.map(({ id, message }) => [id, message?.text])).toEqual([
      [0, 'step 4'],
      [1, 'step 6'],
    ])
    const lines = result?.codeFlows?.[0]?.threadFlows[0]?.locations.map(
      ({ location }) => location?.physicalLocation?.region?.startLine,
    )
    expect(lines).toEqual([2, 4, 6])
  })

  it('offers what mends it', () => {
    const fix = { title: 'say so', edits: [{ at: at as Required<Position>, text: 'app' }] }
    expect(run({ findings: [{ ...finding, fix }] }).results?.[0]?.fixes).toEqual([
      {
        description: { text: 'say so' },
        artifactChanges: [
          {
            artifactLocation: { uri: file, uriBaseId: '%SRCROOT%' },
            replacements: [
              {
                deletedRegion: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 7 },
                insertedContent: { text: 'app' },
              },
            ],
          },
        ],
      },
    ])
    expect(run({ findings: [{ ...finding, fix: { title: 'say so' } }] }).results?.[0]).not.toHaveProperty(
      'fixes',
    )
  })

  it('tells what is accepted as suppressed, with the reason', () => {
    const accepted = [{ finding, reason: 'ours', until: '2027-01-31', at: { file, line: 1, column: 10 } }]
    const { results } = run({ findings: [{ ...finding, message: 'other' }], accepted })
    expect(results?.map(({ suppressions }) => suppressions)).toEqual([
      [],
      [
        expect.objectContaining({
          kind: 'inSource',
          status: 'accepted',
          justification: 'ours (until 2027-01-31)',
        }),
      ],
    ])
  })

  it('names files as the repository does, as a URI', () => {
    const odd = { ...finding, at: { ...at, file: 'pools/a b#é?.pool.yaml' } }
    const { results } = run({ findings: [odd], folder: 'auth/' })
    expect(results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      'auth/pools/a%20b%23%C3%A9%3F.pool.yaml',
    )
  })

  it('says of what environment it is, and what else there is to say', () => {
    const { automationDetails, invocations } = run({ environment: 'prod', remarks: ['no rule was asked'] })
    expect(automationDetails?.id).toBe('poolwright/lint/prod/')
    expect(invocations?.[0]?.toolExecutionNotifications?.map(({ message }) => message.text)).toEqual([
      'no rule was asked',
    ])
  })

  it('tells the gravest where there are more than GitHub takes', () => {
    const many = Array.from({ length: 25_001 }, (_, index) => ({
      ...finding,
      severity: index ? ('error' as const) : ('info' as const),
    }))
    const log = JSON.parse(sarif(report({ findings: many }), unpainted)) as Log
    expect(log.runs[0]?.results).toHaveLength(25_000)
    expect(log.runs[0]?.results?.some(({ level }) => level === 'note')).toBe(false)
    expect(JSON.stringify(log.runs[0]?.invocations)).toContain('1 finding more than a report may hold')
  })

  it('is what its standard says, whatever is found', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 })
    const place: fc.Arbitrary<Position> = fc.record(
      {
        file: text,
        line: fc.integer({ min: 1, max: 9 }),
        column: fc.integer({ min: 1, max: 9 }),
        endLine: fc.constant(9),
        endColumn: fc.constant(9),
      },
      { requiredKeys: ['file', 'line', 'column'] },
    ) as fc.Arbitrary<Position>
    const some: fc.Arbitrary<Finding> = fc.record(
      {
        rule: fc.constantFrom('PW-POOL-001', 'PW-FILE-002', 'ACME-001'),
        severity: fc.constantFrom('error', 'warning', 'info'),
        message: text,
        at: place,
        help: text,
        subject: text,
        related: fc.uniqueArray(fc.record({ message: text, at: place }), { maxLength: 4 }),
      },
      { requiredKeys: ['rule', 'severity', 'message', 'at'] },
    ) as fc.Arbitrary<Finding>
    fc.assert(
      fc.property(fc.array(some, { maxLength: 5 }), (findings) => void run({ findings })),
      { numRuns: 300 },
    )
  })
})

describe('a fingerprint', () => {
  const pool = [
    '# people',
    'clients:',
    '  web:',
    '    oauth:',
    '      flows: [implicit]',
    '      scopes: [openid]',
    "      callbacks: ['https://a.example/']",
    '  app: {}',
    '',
  ]
  const prints = async (lines: readonly string[]) => {
    const text = lines.join('\n')
    const { findings } = await lintProject({
      files: [{ path: file, text }],
      scripts: new Set(),
      environments: [],
      rules,
      now: 0,
    })
    const { results } = run({ findings, texts: new Map([[file, text]]) })
    return (
      results?.map(
        ({ ruleId, partialFingerprints }) => `${ruleId} ${partialFingerprints?.['poolwright/v1']}`,
      ) ?? []
    )
  }

  it('stays as lines move', async () => {
    const before = await prints(pool)
    expect(new Set(before).size).toBe(before.length)
    for (let line = 0; line < pool.length; line++)
      expect(await prints(pool.toSpliced(line, 0, '# more', '', '# and more'))).toEqual(before)
  })

  it('is another for another place', async () => {
    const [before, after] = [await prints(pool), await prints(pool.with(2, '  site:'))]
    expect(after.filter((one) => before.includes(one)).length).toBeLessThan(before.length)
  })

  it('is of the line where a finding is of nothing that has a name', () => {
    const of = (text: string, ...lines: number[]) =>
      run({
        findings: lines.map((line) => ({ ...finding, rule: 'PW-FILE-002', at: { file, line, column: 1 } })),
        texts: new Map([[file, text]]),
      }).results?.map(({ partialFingerprints }) => partialFingerprints?.['primaryLocationLineHash'])
    expect(of('a: 1\nb: 2\na: 1\n', 1, 3)).toEqual(of('\n\na: 1\nb: 2\n\n  a:  1\n', 3, 6))
    expect(of('a: 1\nb: 2\n', 1)).not.toEqual(of('a: 1\nb: 2\n', 2))
    expect(new Set(of('a: 1\na: 1\n', 1, 2)).size).toBe(2)
  })
})
