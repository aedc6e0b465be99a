import process from 'node:process'
import { Option } from 'commander'
import { reporters, type Format } from '../../review/report/index.ts'
import type { Report } from '../../review/reporter.ts'
import { paintFor } from '../paint.ts'

/** The option by which an author says how a report is to be said. */
export const formatOption = () =>
  new Option('--format <format>', 'how it is said')
    .choices(Object.keys(reporters).sort())
    .default('pretty' satisfies Format)

/** Says a report on standard output. */
export async function sayReport(report: Report, format: Format): Promise<void> {
  const reporter = await reporters[format]()
  const text = reporter(report, paintFor(process.stdout))
  if (text) process.stdout.write(`${text}\n`)
}
