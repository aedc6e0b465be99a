import { describe, expect, it } from 'vitest'
import { lineCoverageOf } from '../../../src/scenarios/line-coverage.ts'
import { lcov } from '../../../src/scenarios/lcov.ts'
import * as reporters from '../../../src/scenarios/report/index.ts'
import { sumUp } from '../../../src/scenarios/summary.ts'

const at = { file: 'test/ana.scenario.yaml', line: 4, column: 5 }
const step = (name: string, ok: boolean, ran: boolean, told: readonly string[]) => ({
  name,
  ok,
  ran,
  told,
  at,
})
const summary = sumUp(
  [
    {
      name: 'ana',
      file: at.file,
      took: 1234,
      fired: [],
      steps: [
        step('Ana signs in', true, true, []),
        step('she is <refused>, is she?', false, true, ['error: expected "A", saw nothing', 'a second line']),
        step('a machine comes', false, false, ['not run: not served']),
      ],
    },
  ],
  2000,
  {
    reached: 1,
    lines: lineCoverageOf({
      files: [
        { file: 'triggers/a.ts', lines: new Map([1, 2, 4, 5, 8, 9].map((line) => [line, line > 4 ? 0 : 2])) },
        { file: 'triggers/b.ts', lines: new Map([[3, 1]]) },
        {
          file: 'triggers/c.ts',
          lines: new Map([
            [1, 0],
            [2, 1],
            [3, 0],
          ]),
        },
      ],
      unmeasured: ['triggers/new.ts'],
    }),
    rows: [
      {
        pool: 'shop',
        hook: 'preSignUp',
        triggerSource: 'PreSignUp_SignUp',
        trigger: 'a',
        ran: 2,
        skipped: 1,
        failed: 1,
      },
      {
        pool: 'shop',
        hook: 'preSignUp',
        triggerSource: 'PreSignUp_SignUp',
        trigger: 'b',
        ran: 0,
        skipped: 0,
        failed: 0,
      },
    ],
  },
)
const said = (format: keyof typeof reporters, quiet = false) =>
  reporters[format](summary, (_, text) => text, quiet)

describe('a report of scenarios', () => {
  it('tells people what did not come true and why, what was not run, and what was reached', () => {
    expect(said('pretty').split('\n')).toEqual([
      '✗ test/ana.scenario.yaml  1 of 3',
      '    ✗ she is <refused>, is she?  test/ana.scenario.yaml:4',
      '        error: expected "A", saw nothing',
      '        a second line',
      '    - not run: not served',
      '',
      '1 of 2 stages at their trigger sources are reached',
      '✓ shop  PreSignUp_SignUp  a  ran 2, failed 1, skipped 1',
      '- shop  PreSignUp_SignUp  b  never reached',
      '',
      '50 % of the lines of scripts ran, 5 of 10',
      '- triggers/a.ts  50 %, 3 of 6  not 5-9',
      '✓ triggers/b.ts  100 %, 1 of 1',
      '- triggers/c.ts  33.3 %, 1 of 3  not 1, 3',
      '✗ triggers/new.ts  its lines cannot be counted',
    ])
  })

  it('leaves out what is well, where it is to be quiet', () => {
    expect(said('pretty', true)).not.toContain('PreSignUp_SignUp  a')
    expect(said('pretty', true)).not.toContain('triggers/b.ts')
  })

  it('is a suite a scenario and a test a step for JUnit, with every text escaped', () => {
    expect(said('junit').split('\n')).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="poolwright test" tests="3" failures="1" errors="0" skipped="1" time="2.000">',
      '  <testsuite name="test/ana.scenario.yaml" tests="3" failures="1" errors="0" skipped="1" time="1.234">',
      '    <testcase classname="test/ana.scenario.yaml" name="Ana signs in"/>',
      '    <testcase classname="test/ana.scenario.yaml" name="she is &lt;refused&gt;, is she?">',
      '      <failure type="expectation" message="error: expected &quot;A&quot;, saw nothing">test/ana.scenario.yaml:4:5&#10;error: expected &quot;A&quot;, saw nothing&#10;a second line</failure>',
      '    </testcase>',
      '    <testcase classname="test/ana.scenario.yaml" name="a machine comes">',
      '      <skipped message="not run: not served"/>',
      '    </testcase>',
      '  </testsuite>',
      '</testsuites>',
    ])
  })

  it('is one line an annotation for GitHub, at the step', () => {
    expect(said('github')).toBe(
      '::error file=test/ana.scenario.yaml,line=4,col=5,title=she is <refused>%2C is she?::error: expected "A", saw nothing%0Aa second line',
    )
  })

  it('is everything for programs', () => {
    expect(JSON.parse(said('json'))).toMatchObject({ ok: false, passed: 1, failed: 1, notRun: 1, took: 2000 })
  })
})

describe('lines of scripts', () => {
  const files = [
    {
      file: 'triggers/a.ts',
      lines: new Map([
        [1, 2],
        [3, 0],
      ] as const),
    },
    { file: 'triggers/b\n.ts', lines: new Map([[1, 1]] as const) },
  ]

  it('are a tracefile of lcov, without files whose name has more than a line', () => {
    const covered = lineCoverageOf({ files, unmeasured: [] })
    expect(lcov(covered, (file) => `auth/${file}`)).toBe(
      'TN:\nSF:auth/triggers/a.ts\nDA:1,2\nDA:3,0\nLF:2\nLH:1\nend_of_record\n',
    )
  })

  it('are all covered only where every one ran, and where there is none', () => {
    const of = (total: number) =>
      lineCoverageOf({
        files: [{ file: 'a', lines: new Map(Array.from({ length: total }, (_, at) => [at, at ? 1 : 0])) }],
        unmeasured: [],
      }).percent
    expect([of(10_000), of(0)]).toEqual([99.9, 100])
  })
})

describe('names that are meant to break a report', () => {
  const hostile = '"/><x>]]>&amp;\u0000\u001b[31m%0A::error::\r\n--> \ud800 \u2028 \u{1f41a}'
  const broken = sumUp(
    [
      {
        name: 'a',
        file: `test/${hostile}.scenario.yaml`,
        took: 1,
        fired: [],
        steps: [
          { name: hostile, ok: false, ran: true, told: [hostile, hostile], at: { ...at, file: hostile } },
          { name: hostile, ok: false, ran: false, told: [hostile] },
          { name: hostile, ok: true, ran: true, told: [] },
        ],
      },
    ],
    1,
  )
  const report = (format: keyof typeof reporters) => reporters[format](broken, (_, text) => text, false)

  it('stay inside the values of JUnit, which has nothing that XML has not', () => {
    const xml = report('junit')
    const tags = [...xml.matchAll(/<[/?]?([a-z]+)[^<>]*>/g)].map(([, name]) => name)
    expect(xml.match(/[<>]/g)).toHaveLength(2 * tags.length)
    expect(new Set(tags)).toEqual(
      new Set(['xml', 'testsuites', 'testsuite', 'testcase', 'failure', 'skipped']),
    )
    expect(xml).not.toMatch(/&(?!(amp|lt|gt|quot|apos|#\d+);)/)
    // XML 1.0, production 2: what a document may be made of.
    expect(xml).toMatch(/^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u)
  })

  it('stay on the line of their annotation for GitHub', () => {
    const lines = report('github').split(/[\r\n]/)
    expect(lines).toHaveLength(1)
    expect(lines[0]?.match(/::/g)?.length).toBeGreaterThanOrEqual(2)
    const [, command = ''] = /^::(.*?)::/s.exec(lines[0] ?? '') ?? []
    expect(command.split(',').map((part) => part.split('=')[0])).toEqual([
      'error file',
      'line',
      'col',
      'title',
    ])
  })

  it('are texts of JSON', () => {
    const { scenarios } = JSON.parse(report('json'))
    expect(scenarios[0].steps[0]).toMatchObject({ name: hostile, told: [hostile, hostile] })
  })

  it('say nothing to the terminal of people', () => {
    expect(report('pretty')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
  })
})
