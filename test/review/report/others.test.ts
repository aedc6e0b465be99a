import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/model/finding.ts'
import { checkstyle } from '../../../src/review/report/checkstyle.ts'
import { compact } from '../../../src/review/report/compact.ts'
import { github } from '../../../src/review/report/github.ts'
import { gitlab } from '../../../src/review/report/gitlab.ts'
import { junit } from '../../../src/review/report/junit.ts'
import { markdown } from '../../../src/review/report/markdown.ts'
import { ndjson } from '../../../src/review/report/ndjson.ts'
import { rdjson } from '../../../src/review/report/rdjson.ts'
import { unpainted, type Report } from '../../../src/review/reporter.ts'

const file = 'pools/shop.pool.yaml'
const at = { file, line: 2, column: 10, endLine: 2, endColumn: 12 }
const finding: Finding = {
  rule: 'PW-CLIENT-001',
  severity: 'error',
  message: 'it is `so`',
  at,
  help: 'say `no`',
  score: 7.5,
}
const warning: Finding = {
  rule: 'PW-POOL-002',
  severity: 'warning',
  message: 'it may be',
  at: { file, line: 1, column: 1 },
}
const report = (more: Partial<Report> = {}): Report => ({
  command: 'lint',
  ok: false,
  findings: [warning, finding],
  notes: [],
  texts: new Map([
    [file, 'clients:\n  "é😀": {}\n'],
    ['pools/b.pool.yaml', ''],
  ]),
  scope: '2 files',
  failOn: 'error',
  version: '1.2.3',
  data: { files: 2 },
  ...more,
})

describe('compact', () => {
  it('has a line for each', () => {
    const notes = [{ ...warning, rule: 'PW-NOTE-001', severity: 'info' as const, message: 'two\nlines' }]
    expect(compact(report({ notes, remarks: ['no rule was asked'] }), unpainted).split('\n')).toEqual([
      'pools/shop.pool.yaml:1:1 warning PW-POOL-002 it may be',
      'pools/shop.pool.yaml:2:10 error PW-CLIENT-001 it is `so`',
      'pools/shop.pool.yaml:1:1 info PW-NOTE-001 two lines',
      'no rule was asked',
      '2 files: 1 error, 1 warning',
    ])
  })
})

describe('ndjson', () => {
  it('has a document on each line, and the whole at the end', () => {
    const accepted = [{ finding: warning, reason: 'ours', until: '2027-01-31', at }]
    const lines = ndjson(report({ findings: [finding], accepted }), unpainted)
      .split('\n')
      .map((line) => JSON.parse(line) as object)
    expect(lines).toEqual([
      { type: 'finding', ...finding },
      { type: 'accepted', ...warning, accepted: { reason: 'ours', until: '2027-01-31', at } },
      { type: 'end', schemaVersion: 1, command: 'lint', ok: false, remarks: [], data: { files: 2 } },
    ])
  })
})

describe('checkstyle', () => {
  it('has the findings of each file, and no tag of theirs', () => {
    const odd = { ...finding, message: 'a < "b" & \'c\'\n\u001b[2J', at: { ...at, file: 'a&b.yaml' } }
    expect(checkstyle(report({ findings: [warning, odd], folder: 'auth/' }), unpainted)).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<checkstyle version="8.0">',
        '  <file name="auth/pools/shop.pool.yaml">',
        '    <error line="1" column="1" severity="warning" message="it may be" source="poolwright.PW-POOL-002"/>',
        '  </file>',
        '  <file name="auth/a&amp;b.yaml">',
        '    <error line="2" column="10" severity="error" message="a &lt; &quot;b&quot; &amp; &apos;c&apos;&#10;[2J: say `no`" source="poolwright.PW-CLIENT-001"/>',
        '  </file>',
        '</checkstyle>',
      ].join('\n'),
    )
  })
})

describe('junit', () => {
  it('has a suite for each file, and fails where the command does', () => {
    const said = junit(report(), unpainted)
    expect(said).toContain('<testsuites name="poolwright lint" tests="3" failures="1" errors="0">')
    expect(said).toContain(
      '<testsuite name="pools/b.pool.yaml" tests="1" failures="0" errors="0">\n    <testcase classname="pools/b.pool.yaml" name="no findings"/>',
    )
    expect(said).toContain(
      '<failure type="PW-CLIENT-001" message="it is `so`">pools/shop.pool.yaml:2:10: it is `so`&#10;say `no`</failure>',
    )
    expect(said).toContain('<system-out>warning: pools/shop.pool.yaml:1:1: it may be</system-out>')
    expect(junit(report({ failOn: 'warning' }), unpainted)).toContain('tests="3" failures="2"')
  })
})

describe('rdjson', () => {
  const said = (more: Partial<Report>) =>
    (JSON.parse(rdjson(report(more), unpainted)) as { diagnostics: readonly object[] }).diagnostics

  it('counts columns in bytes', () => {
    expect(said({ findings: [finding] })).toEqual([
      {
        message: 'it is `so`\nsay `no`',
        location: { path: file, range: { start: { line: 2, column: 13 }, end: { line: 2, column: 15 } } },
        severity: 'ERROR',
        code: { value: 'PW-CLIENT-001' },
      },
    ])
  })

  it('suggests what mends it, where that is in the same file', () => {
    const fix = { title: 'x', edits: [{ at, text: 'y' }] }
    expect(said({ findings: [{ ...finding, fix }] })).toMatchObject([{ suggestions: [{ text: 'y' }] }])
    const elsewhere = { title: 'x', edits: [{ at: { ...at, file: 'other' }, text: 'y' }] }
    expect(said({ findings: [{ ...finding, fix: elsewhere }] })[0]).not.toHaveProperty('suggestions')
  })
})

describe('GitHub’s annotations', () => {
  it('begin with the gravest, and say how many are not shown', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      ...finding,
      score: index % 3,
      message: `m${index % 3}`,
    }))
    const lines = github(report({ findings: [...many, warning] }), unpainted).split('\n')
    expect(lines.slice(1, 5).every((line) => line.includes('::m2'))).toBe(true)
    expect(lines.at(-2)).toBe('GitHub shows 10 of 12 errors at their lines; all of them stand above')
  })
})

describe('a comment', () => {
  it('is found again by its first line, and begins with the gravest', () => {
    const said = markdown(report({ environment: 'prod', remarks: ['no rule was asked'] }), unpainted)
    expect(said.split('\n')).toEqual([
      '<!-- poolwright:lint:prod -->',
      '## Poolwright lint: 1 error, 1 warning',
      '',
      'no rule was asked',
      '',
      '|  | what was found | where |',
      '| --- | --- | --- |',
      '| 🔴 error | it is `so`<br>say `no` | `pools/shop.pool.yaml:2` · PW-CLIENT-001 |',
      '| 🟠 warning | it may be | `pools/shop.pool.yaml:1` · PW-POOL-002 |',
      '',
      '<sub>2 files</sub>',
    ])
  })

  it('folds away what fails nothing', () => {
    const accepted = [{ finding: warning, reason: 'ours', until: '2027-01-31', at }]
    const said = markdown(report({ findings: [], accepted, notes: [warning], ok: true }), unpainted)
    expect(said).toContain('<details><summary>1 accepted finding</summary>')
    expect(said).toContain('| it may be | `pools/shop.pool.yaml:1` · PW-POOL-002 | ours | 2027-01-31 |')
    expect(said).toContain('<details><summary>1 note</summary>')
  })

  it.each([
    ['a tag', 'a <img src=x>'],
    ['a name', 'cc @everyone'],
    ['a column of the table', 'a | b'],
    ['a link', '[x](javascript:y)'],
    ['the end of a code', 'the key `a` b` <b> @x | y'],
    ['a line', 'a\n\n# b'],
  ])('makes nothing of %s that somebody has written', (_, message) => {
    const said = markdown(report({ findings: [{ ...finding, message }] }), unpainted)
    const [row = ''] = said.split('\n').filter((line) => line.includes('🔴'))
    expect(row.replace('<br>', '')).not.toMatch(/[<@]|\]\(|[^\\]\| (?:b|y)/)
    expect(said.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(1)
  })

  it('is no longer than a comment may be, and counts what it leaves out', () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({
      ...finding,
      message: `number ${index} `.repeat(3),
    }))
    const said = markdown(report({ findings: many, notes: many }), unpainted)
    expect(said.length).toBeLessThan(65_536)
    expect(said).toMatch(/\| … \| and \d{4} more \| \|/)
  })
})

describe('gitlab', () => {
  const told = (findings: readonly Finding[], more: Partial<Report> = {}) =>
    JSON.parse(gitlab(report({ findings, ...more }), unpainted)) as {
      readonly fingerprint: string
      readonly severity: string
    }[]

  it('is its Code Quality report', () => {
    expect(told([finding], { folder: 'apps/a/' })).toEqual([
      {
        description: 'it is `so`: say `no`',
        check_name: 'PW-CLIENT-001',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}:1$/) as string,
        severity: 'critical',
        location: { path: 'apps/a/pools/shop.pool.yaml', lines: { begin: 2, end: 2 } },
      },
    ])
    expect(told([])).toEqual([])
  })

  it.each([
    ['error', 9.5, 'blocker'],
    ['error', 7, 'critical'],
    ['error', 4, 'major'],
    ['error', undefined, 'major'],
    ['warning', 9, 'minor'],
    ['info', 2, 'info'],
  ] as const)('has a name for what is of severity %s and score %s: %s', (severity, score, name) => {
    const { score: _, ...bare } = finding
    const one = { ...bare, severity, ...(score !== undefined && { score }) }
    expect(told([one]).map((entry) => entry.severity)).toEqual([name])
  })

  it('tells two alike apart, for it shows one of each fingerprint', () => {
    const [first, second] = told([finding, finding])
    expect(first?.fingerprint).not.toBe(second?.fingerprint)
  })
})
