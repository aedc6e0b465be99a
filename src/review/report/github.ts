import type { Finding } from '../../model/finding.ts'
import { endOf, type Report, type Reporter } from '../reporter.ts'

/** For GitHub Actions: workflow commands, which it shows at the lines of a pull request. */
export const github: Reporter = (report) =>
  [
    ...[...report.findings, ...report.notes].map((finding) => annotation(finding, report)),
    ...endOf(report),
  ].join('\n')

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const

function annotation({ rule, severity, message, help, at }: Finding, { folder = '' }: Report): string {
  const { file, line, column, endLine = line, endColumn } = at
  const properties = {
    file: `${folder}${file}`,
    line,
    // Columns are understood within one line only.
    ...(endLine === line ? { col: column, endColumn } : { endLine }),
    title: rule,
  }
  const said = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${property(String(value))}`],
  )
  return `::${commands[severity]} ${said.join(',')}::${text(help ? `${message}\n${help}` : message)}`
}

/** What would end a command, or begin another one, is written as its code. */
const text = (words: string) => words.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (words: string) => text(words).replaceAll(':', '%3A').replaceAll(',', '%2C')
