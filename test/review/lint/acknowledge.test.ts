import { describe, expect, it } from 'vitest'
import { lintProject, type Linting } from '../../../src/review/lint/lint-project.ts'
import { parseScript } from '../../../src/review/lint/parse-script.ts'
import type { Rule } from '../../../src/review/lint/rule.ts'
import { noImplicitGrant } from '../../../src/review/rules/client/no-implicit-grant.ts'

/** Finds every client, at its name. */
const anyClient: Rule = {
  ...noImplicitGrant,
  *check(project) {
    for (const resource of project.all('pool'))
      for (const name of Object.keys(resource.says.clients ?? {}))
        yield { message: `the client \`${name}\` is there`, at: { resource, path: ['clients', name] } }
  },
}
/** Finds every `x` in a script. */
const anyX: Rule = {
  ...noImplicitGrant,
  id: 'PW-TRIG-001',
  *check(project) {
    for (const trigger of project.all('trigger')) {
      const script = project.script(trigger)
      for (const { index } of script?.text.matchAll(/\bx\b/g) ?? [])
        yield { message: `an x at ${index}`, at: { script: script as never, start: index, end: index + 1 } }
    }
  },
}

const lint = async (texts: Readonly<Record<string, string>>, more: Partial<Linting> = {}) => {
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }))
  const scripts = new Map(Object.entries(texts).filter(([path]) => !path.endsWith('.yaml')))
  const { findings, accepted } = await lintProject({
    files: files.filter(({ path }) => path.endsWith('.yaml')),
    scripts: new Set(scripts.keys()),
    scriptTexts: scripts,
    script: () => parseScript('triggers/a.ts', scripts.get('triggers/a.ts') ?? ''),
    environments: [],
    rules: [anyClient, anyX],
    now: Date.UTC(2026, 5, 1, 23),
    ...more,
  })
  return {
    told: findings.map(({ rule, at, message }) => `${rule} ${at.file}:${at.line} ${message}`),
    found: findings.map(({ message }) => /`(\w+)` is there/.exec(message)?.[1] ?? message),
    accepted: accepted.map(({ finding, reason, until, at }) => [finding.at.line, reason, until, at.line]),
  }
}
const pool = (text: string, more?: Partial<Linting>) => lint({ 'pools/a.pool.yaml': text }, more)
const ignore = '# poolwright-ignore PW-CLIENT-001: ours (until 2026-12-31)'

describe('a comment accepts what is found', () => {
  it.each([
    ['on its line', `clients:\n  a: {} ${ignore}\n  b: {}\n`, ['b']],
    ['in what it stands above', `clients:\n  ${ignore}\n  a: {}\n  b: {}\n`, ['b']],
    ['above other comments', `clients:\n  ${ignore}\n  # ours\n\n  a: {}\n  b: {}\n`, ['b']],
    ['in all that its key holds', `clients: ${ignore}\n  a: {}\n  b: {}\ntier: plus\n`, []],
    ['in brackets', `clients: { a: {}, b: {} } ${ignore}\n`, []],
    ['on a line between brackets', `clients:\n  {\n    a: {}, ${ignore}\n    b: {},\n  }\n`, ['b']],
    ['in the whole file, from its head', `${ignore}\n\ntier: plus\nclients: { a: {} }\n`, []],
    [
      'not in the whole file, above its first key',
      `${ignore}\ntier: plus\nclients: { a: {} }\n`,
      ['a', expect.stringContaining('finds nothing here')],
    ],
    ['with line ends of Windows', `clients:\r\n  ${ignore}\r\n  a: {}\r\n  b: {}\r\n`, ['b']],
  ])('%s', async (_, text, expected) => {
    expect((await pool(text)).found.toSorted()).toEqual(expected.toSorted())
  })

  it('and says why, until when and where', async () => {
    expect((await pool(`clients:\n  ${ignore}\n  a: {}\n`)).accepted).toEqual([[3, 'ours', '2026-12-31', 2]])
  })

  it('until the day is over', async () => {
    expect((await pool(`clients:\n  a: {} ${ignore.replace('2026-12-31', '2026-06-01')}\n`)).found).toEqual(
      [],
    )
  })

  it('of several rules, but for errors of the language', async () => {
    const texts = {
      'pools/a.pool.yaml':
        'clients:\n  # poolwright-ignore PW-CLIENT-001, PW-LINK-005: ours (until 2026-12-31)\n  a: { oauth: { flows: [client_credentials] } }\n',
    }
    const { told, accepted } = await lint(texts)
    expect(told).toEqual([
      expect.stringMatching(/^PW-FILE-010 .*:2 `PW-LINK-005` is an error, and cannot be ignored$/),
      expect.stringMatching(/^PW-LINK-005 .*:3 /),
    ])
    expect(accepted).toEqual([])
  })
})

describe('in a script a comment accepts what is found', () => {
  const trigger = { 'triggers/a.trigger.yaml': 'script: ./a.ts\nhooks: [preSignUp]\n' }
  const ignored = '// poolwright-ignore PW-TRIG-001: known (until 2026-12-31)'
  it.each([
    ['on its line', `let y: number ${ignored}\nlet x: number ${ignored}\n`, [1]],
    ['on the line below', `${ignored}\n// and more\nlet x = 1\nx\n`, [4]],
    ['and not in a text', `let y = '${ignored}'\nx\n`, [2]],
  ])('%s', async (_, text, lines) => {
    const { told } = await lint({ ...trigger, 'triggers/a.ts': text })
    expect(told.map((one) => Number(/:(\d+) /.exec(one)?.[1]))).toEqual(lines)
  })
})

describe('a comment is a finding itself', () => {
  const at = (comment: string) => pool(`clients:\n  a: {} # poolwright-ignore${comment}\n`)

  it.each([
    ['without a rule', ': ours (until 2026-12-31)', 'it does not say which rule is to be ignored'],
    ['without a reason', ' PW-CLIENT-001 (until 2026-12-31)', 'it does not say why'],
    ['with an empty reason', ' PW-CLIENT-001: (until 2026-12-31)', 'it does not say why'],
    ['without a day', ' PW-CLIENT-001: ours', 'it does not say until when'],
    ['with a day that there is not', ' PW-CLIENT-001: ours (until 2026-02-30)', '`2026-02-30` is no day'],
    ['with a day in other words', ' PW-CLIENT-001: ours (until next year)', '`next year` is no day'],
    [
      'of a rule that there is not',
      ' PW-CLIENT-999: ours (until 2026-12-31)',
      'there is no rule `PW-CLIENT-999`',
    ],
  ])('%s', async (_, comment, words) => {
    const { told } = await at(comment)
    expect(told).toEqual([
      expect.stringContaining('the client `a` is there'),
      expect.stringMatching(/^PW-FILE-010 pools\/a\.pool\.yaml:2 /),
    ])
    expect(told[1]).toContain(words)
  })

  it('once its day is over, and what it accepted is told again', async () => {
    const { told } = await at(' PW-CLIENT-001: ours (until 2026-05-31)')
    expect(told).toEqual([
      expect.stringContaining('the client `a` is there'),
      expect.stringContaining('what was accepted until 2026-05-31 is accepted no longer: ours'),
    ])
  })

  it('where it accepts nothing, unless not all was looked at', async () => {
    const unused = `clients: {}\ntier: plus ${ignore}\n`
    expect((await pool(unused)).told).toEqual([expect.stringContaining('`PW-CLIENT-001` finds nothing here')])
    expect((await pool(unused, { everywhere: false })).told).toEqual([])
  })

  it('and nobody accepts that', async () => {
    const { told } = await pool(
      `# poolwright-ignore PW-FILE-010: ours (until 2026-12-31)\n\ntier: plus # poolwright-ignore\n`,
    )
    expect(told).toEqual([
      expect.stringContaining('finds nothing here'),
      expect.stringContaining('is not understood'),
    ])
  })
})
