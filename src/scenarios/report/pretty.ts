import { inLine } from '../../review/visible.ts'
import type { Coverage } from '../coverage.ts'
import type { LineCoverage } from '../line-coverage.ts'
import type { ScenarioResult } from '../run-scenario.ts'
import type { Paint, ScenarioReporter } from '../reporter.ts'

/** For people: a line a scenario, and below it what did not come true and why. */
export const pretty: ScenarioReporter = ({ results, coverage }, paint, quiet) =>
  [
    ...results.flatMap((result) => scenario(result, paint, quiet)),
    ...(coverage ? [...reached(coverage, paint, quiet), ...ran(coverage.lines, paint, quiet)] : []),
  ].join('\n')

function scenario({ file, steps }: ScenarioResult, paint: Paint, quiet: boolean): readonly string[] {
  const failing = steps.filter(({ ok, ran }) => ran && !ok)
  const left = steps.filter(({ ran }) => !ran)
  if (quiet && !failing.length) return []
  const mark = failing.length
    ? paint('red', '✗')
    : left.length === steps.length
      ? paint('yellow', '-')
      : paint('green', '✓')
  const [first] = left
  return [
    `${mark} ${inLine(file)}  ${steps.length - failing.length - left.length} of ${steps.length}`,
    ...failing.flatMap(({ name, at, told }) => [
      `    ${paint('red', '✗')} ${inLine(name)}${at ? `  ${inLine(at.file)}:${at.line}` : ''}`,
      ...told.map((line) => `        ${inLine(line)}`),
    ]),
    ...(first
      ? [
          `    - ${inLine(first.told[0] ?? 'not run')}${left.length > 1 ? `, and ${left.length - 1} more` : ''}`,
        ]
      : []),
  ]
}

/** A line a stage at a trigger source; only those that no story reaches, where little is to be said. */
function reached({ rows, reached: count }: Coverage, paint: Paint, quiet: boolean): readonly string[] {
  const shown = quiet ? rows.filter(({ ran }) => !ran) : rows
  return [
    '',
    `${count} of ${rows.length} stages at their trigger sources are reached`,
    ...shown.map(({ pool, triggerSource, trigger, ran, skipped, failed }) => {
      const times = [
        ran && `ran ${ran}`,
        failed && `failed ${failed}`,
        skipped && `skipped ${skipped}`,
      ].filter(Boolean)
      const mark = ran ? paint('green', '✓') : paint('yellow', '-')
      return `${mark} ${pool}  ${triggerSource}  ${trigger}  ${times.length ? times.join(', ') : 'never reached'}`
    }),
  ]
}

/** A line a file of scripts; only those of which something did not run, where little is to be said. */
function ran(
  { files, unmeasured, total, hit, percent }: LineCoverage,
  paint: Paint,
  quiet: boolean,
): readonly string[] {
  const shown = quiet ? files.filter(({ uncovered }) => uncovered.length) : files
  return [
    '',
    `${percent} % of the lines of scripts ran, ${hit} of ${total}`,
    ...shown.map(({ file, total, hit, percent, uncovered }) => {
      const mark = uncovered.length ? paint('yellow', '-') : paint('green', '✓')
      const left = uncovered.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`))
      return `${mark} ${inLine(file)}  ${percent} %, ${hit} of ${total}${left.length ? `  not ${left.join(', ')}` : ''}`
    }),
    ...unmeasured.map((script) => `${paint('red', '✗')} ${inLine(script)}  its lines cannot be counted`),
  ]
}
