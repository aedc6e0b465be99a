import { describe, expect, it } from 'vitest'
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
    ])
  })

  it('leaves out what is well, where it is to be quiet', () => {
    expect(said('pretty', true)).not.toContain('PreSignUp_SignUp  a')
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
