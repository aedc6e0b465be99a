import { escapeXml } from '../../review/escape-xml.ts'
import type { ScenarioResult, StepResult } from '../run-scenario.ts'
import type { ScenarioReporter } from '../reporter.ts'

/** For what shows results of tests: a suite a scenario, and a test a step. Steps that cannot be run yet are skipped. */
export const junit: ScenarioReporter = ({ results, passed, failed, notRun, took }) =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="poolwright test" tests="${passed + failed + notRun}" failures="${failed}" errors="0" skipped="${notRun}" time="${seconds(took)}">`,
    ...results.flatMap(suite),
    '</testsuites>',
  ].join('\n')

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(3)

function suite({ file, steps, took }: ScenarioResult): readonly string[] {
  const failed = steps.filter(({ ok, ran }) => ran && !ok).length
  const skipped = steps.filter(({ ran }) => !ran).length
  return [
    `  <testsuite name="${escapeXml(file)}" tests="${steps.length}" failures="${failed}" errors="0" skipped="${skipped}" time="${seconds(took)}">`,
    ...steps.flatMap((step) => test(step, file)),
    '  </testsuite>',
  ]
}

function test({ name, ok, ran, told, at }: StepResult, file: string): readonly string[] {
  const head = `    <testcase classname="${escapeXml(file)}" name="${escapeXml(name)}"`
  if (ok) return [`${head}/>`]
  const said = escapeXml(told[0] ?? 'it did not come true')
  const lines = [...(at ? [`${at.file}:${at.line}:${at.column}`] : []), ...told].map(escapeXml).join('&#10;')
  const inside = ran
    ? `      <failure type="expectation" message="${said}">${lines}</failure>`
    : `      <skipped message="${said}"/>`
  return [`${head}>`, inside, '    </testcase>']
}
