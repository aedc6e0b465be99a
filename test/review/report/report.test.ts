import { Ajv } from 'ajv'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/model/finding.ts'
import { compact } from '../../../src/review/report/compact.ts'
import { github } from '../../../src/review/report/github.ts'
import { json } from '../../../src/review/report/json.ts'
import { pretty } from '../../../src/review/report/pretty.ts'
import { unpainted, type Paint, type Report } from '../../../src/review/reporter.ts'

const file = 'pools/shop.pool.yaml'
const texts = new Map([
  [file, 'tier: plus\npassword:\n  minLenght: 6\ntriggers: {}\nclientSecret: hunter2\n'],
])
const typo: Finding = {
  rule: 'PW-FILE-002',
  severity: 'error',
  message: 'unknown key `minLenght` in `password`',
  at: { file, line: 3, column: 3, endLine: 3, endColumn: 12 },
  help: 'did you mean `minLength`?',
}
const twice: Finding = {
  rule: 'PW-FILE-011',
  severity: 'warning',
  message: 'the key `tier` stands twice',
  at: { file, line: 4, column: 1, endLine: 4, endColumn: 9 },
  help: 'take one away',
  related: [{ message: 'it stands here first', at: { file, line: 1, column: 1 } }],
}
const secret: Finding = {
  rule: 'PW-SEC-001',
  severity: 'error',
  message: 'a secret is never written here',
  at: { file, line: 5, column: 15, endLine: 5, endColumn: 22 },
}
const note = (line: number, subject: string): Finding => ({
  rule: 'PW-NOTE-001',
  severity: 'info',
  message: `\`${subject}\` is checked and has no effect yet: nobody can sign in by it`,
  at: { file, line, column: 1, endLine: line, endColumn: 4 },
  help: 'this changes when it is served',
})
const report = (more: Partial<Report> = {}): Report => ({
  command: 'validate',
  ok: false,
  findings: [typo],
  notes: [],
  texts,
  scope: '1 file, 1 kind, 0 environments',
  failOn: 'error',
  version: '1.2.3',
  data: { files: 1, kinds: ['pool'], environments: [] },
  ...more,
})

describe('for people', () => {
  it('shows the lines around a mistake, and what was meant', () => {
    expect(pretty(report(), unpainted)).toBe(
      [
        'error[PW-FILE-002] unknown key `minLenght` in `password`',
        ' --> pools/shop.pool.yaml:3:3',
        '2 | password:',
        '3 |   minLenght: 6',
        '  |   ^^^^^^^^^ did you mean `minLength`?',
        '4 | triggers: {}',
        '',
        '1 file, 1 kind, 0 environments: 1 error',
      ].join('\n'),
    )
  })

  it('shows other places and other help below', () => {
    expect(pretty(report({ findings: [twice] }), unpainted)).toContain(
      ' = see: it stands here first, pools/shop.pool.yaml:1:1\n  = help: take one away',
    )
  })

  it('begins no line with what somebody else wrote, and moves no cursor', () => {
    const at = { file: 'pools/a\n::error::\u001b[2J.pool.yaml', line: 1, column: 1 }
    const wrong = {
      ...twice,
      at,
      message: 'x\n::error::y\u001b[31m',
      help: 'z\n::error::z',
      related: [{ at, message: 'w\n::error::w' }],
    }
    const given = report({
      findings: [wrong],
      notes: [{ ...note(1, 'a'), at }],
      remarks: ['r\n::error::r\u001b'],
    })
    for (const reporter of [pretty, compact]) {
      const said = reporter(given, unpainted)
      expect(said).not.toMatch(/^\s*::/m)
      expect(said).not.toContain('\u001b')
      expect(said).toContain('pools/a\\u000a::error::\\u001b[2J.pool.yaml:1')
    }
  })

  it('says which rules speak most, where nobody reads each finding', () => {
    const of = (rule: string, count: number) => Array.from({ length: count }, () => ({ ...typo, rule }))
    const rules = ['PW-A-001', 'PW-A-002', 'PW-A-003', 'PW-A-004', 'PW-A-005', 'PW-A-006']
    const findings = rules.flatMap((rule, index) => of(rule, index + 20))
    for (const reporter of [pretty, compact])
      expect(reporter(report({ findings }), unpainted).split('\n').slice(-2)).toEqual([
        'most of them: PW-A-006 25 times, PW-A-005 24 times, PW-A-004 23 times, PW-A-003 22 times, PW-A-002 21 times, and 1 rule more',
        '1 file, 1 kind, 0 environments: 135 errors',
      ])
    expect(pretty(report({ findings: of('PW-A-001', 100) }), unpainted)).not.toContain('most of them')
  })

  it('keeps the colours of what it comes to', () => {
    const loud: Paint = (part, text) => (part === 'strong' ? `\u001b[1m${text}\u001b[0m` : text)
    for (const reporter of [pretty, compact])
      expect(reporter(report({}), loud)).toContain('\u001b[1m1 error\u001b[0m')
  })

  it('blots out a secret, beside whatever mistake it stands', () => {
    const beside = { ...twice, at: { file, line: 4, column: 1 } }
    const said = pretty(report({ findings: [beside, secret] }), unpainted)
    expect(said).not.toContain('hunter2')
    expect(said).toContain('5 | clientSecret: *******')
  })

  it('says what holds in several places once', () => {
    const notes = [note(1, 'clients.web'), note(12, 'domain')]
    expect(pretty(report({ findings: [], notes, ok: true }), unpainted)).toBe(
      [
        'info[PW-NOTE-001] checked and has no effect yet: nobody can sign in by it',
        '  pools/shop.pool.yaml:1   `clients.web`',
        '  pools/shop.pool.yaml:12  `domain`',
        '  = help: this changes when it is served',
        '',
        '1 file, 1 kind, 0 environments: no findings',
      ].join('\n'),
    )
  })

  it('tells a mistake in a file that it has no text of', () => {
    expect(pretty(report({ texts: new Map() }), unpainted)).toContain(
      ' --> pools/shop.pool.yaml:3:3\n  = help: did you mean `minLength`?',
    )
  })

  it('paints what it is given the means to paint', () => {
    const paint: Paint = (part, text) => `<${part}>${text}</>`
    const said = pretty(report(), paint)
    expect(said).toContain('<error>error[PW-FILE-002]</> <strong>unknown key')
    expect(said).toContain('<frame>  |</><error>   ^^^^^^^^^ did you mean')
  })

  it('lets nothing of a file move the terminal', () => {
    const texts = new Map([[file, 'a: 1\nb: 2\n\u001b[2J: 3\n']])
    const message = 'unknown key `\u001b[2J`'
    expect(pretty(report({ findings: [{ ...typo, message }], texts }), unpainted)).not.toContain('\u001b')
  })
})

const ruled = {
  subject: 'pool/shop',
  docs: 'docs/rules/PW-POOL-001.md',
  score: 6.5,
  fix: {
    title: 'say so',
    edits: [{ at: { file, line: 1, column: 1, endLine: 1, endColumn: 1 }, text: 'x' }],
  },
}

describe('for programs', () => {
  const schema = JSON.parse(
    readFileSync(resolve(import.meta.dirname, '../../../schemas/output/findings.schema.json'), 'utf8'),
  ) as object
  const check = new Ajv({ allErrors: true }).compile(schema)

  it.each([
    ['without findings', report({ ok: true, findings: [] })],
    [
      'with what a rule says, what mends it, and what is accepted',
      report({
        findings: [{ ...typo, ...ruled }],
        accepted: [{ finding: { ...twice, ...ruled }, reason: 'ours', until: '2027-01-31', at: twice.at }],
        remarks: ['no rule was asked'],
      }),
    ],
    ['with findings and notes', report({ findings: [typo, twice, secret], notes: [note(1, 'domain')] })],
  ])('is what its schema says, %s', (_, given) => {
    const said = JSON.parse(json(given, unpainted)) as { diagnostics: unknown }
    expect([check(said), check.errors]).toEqual([true, null])
    expect(said).toMatchObject({ schemaVersion: 1, command: 'validate', ok: given.ok })
    expect(said.diagnostics).toEqual([...given.findings, ...given.notes])
  })
})

describe('for GitHub', () => {
  it('marks the place in the pull request, with the help below', () => {
    expect(github(report(), unpainted).split('\n')).toEqual([
      '::error file=pools/shop.pool.yaml,line=3,col=3,endColumn=12,title=PW-FILE-002::unknown key `minLenght` in `password`%0Adid you mean `minLength`?',
      '1 file, 1 kind, 0 environments: 1 error',
    ])
  })

  it('calls warnings and notes by its own names', () => {
    const said = github(report({ findings: [twice], notes: [note(1, 'domain')] }), unpainted)
    expect(said).toContain('::warning file=pools/shop.pool.yaml,line=4,')
    expect(said).toContain('::notice file=pools/shop.pool.yaml,line=1,')
  })

  it('lets no name and no message begin a command of its own', () => {
    const at = { file: 'pools/a,line=9::b\n::error::c.pool.yaml', line: 1, column: 1 }
    const said = github(
      report({ findings: [{ ...typo, at, message: '100%\r\n::set-env name=A::b' }] }),
      unpainted,
    )
    expect(said.split('\n')).toHaveLength(2)
    expect(said).toContain('file=pools/a%2Cline=9%3A%3Ab%0A%3A%3Aerror%3A%3Ac.pool.yaml,line=1,')
    expect(said).toContain('::100%25%0D%0A::set-env')
  })

  it('lets nothing else reach a terminal than what can be read, and no remark be a command', () => {
    const at = { file: 'pools/\u001b[2J한국어 b.pool.yaml', line: 1, column: 1 }
    const remarks = ['::stop-commands::x', 'of ##[stop-commands]x', 'a\n::add-mask::b']
    const said = github(
      report({ findings: [{ ...typo, at, message: '\u001b]0;x\u0007' }], remarks }),
      unpainted,
    )
    expect(said).not.toContain('\u001b')
    expect(said).toContain('file=pools/\\u001b[2J한국어 b.pool.yaml,line=1,')
    expect(said.split('\n').slice(1, 4)).toEqual([
      ': :stop-commands::x',
      'of # #[stop-commands]x',
      'a ::add-mask::b',
    ])
  })

  it('gives a place over several lines by its lines only', () => {
    const at = { file, line: 1, column: 7, endLine: 3, endColumn: 2 }
    expect(github(report({ findings: [{ ...typo, at }] }), unpainted)).toContain(',line=1,endLine=3,title=')
  })
})
