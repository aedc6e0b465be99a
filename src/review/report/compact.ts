import type { Finding } from '../../model/finding.ts'
import { endOf, type Paint, type Reporter } from '../reporter.ts'
import { flat, inLine } from '../visible.ts'

/** For people and for `grep`: a line for each finding and note. */
export const compact: Reporter = (report, paint) =>
  [
    ...[...report.findings, ...report.notes].map((finding) => line(finding, paint)),
    ...endOf(report, paint),
  ].join('\n')

function line({ rule, severity, message, at }: Finding, paint: Paint): string {
  const place = paint('place', `${inLine(at.file)}:${at.line}:${at.column}`)
  return `${place} ${paint(severity, severity)} ${rule} ${flat(message)}`
}
