import { severities, type Finding } from '../../model/finding.ts'
import { flat, visible } from '../visible.ts'
import { counted, endOf, inRepository, type Report, type Reporter } from '../reporter.ts'

/** So many of each level GitHub shows at their lines, of one step; the others are in its log. */
const mostShown = 10

/**
 * For GitHub Actions: workflow commands, which it shows at the lines of a pull request. The gravest come
 * first, for not many are shown.
 */
export const github: Reporter = (report) => {
  const all = [
    ...report.findings.toSorted((one, other) => (other.score ?? 10) - (one.score ?? 10)),
    ...report.notes,
  ]
  const end = endOf(report).map(harmless)
  return [...all.map((finding) => annotation(finding, report)), ...hidden(all), ...end].join('\n')
}

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const

function annotation({ rule, severity, message, help, at }: Finding, report: Report): string {
  const { line, column, endLine = line, endColumn } = at
  const properties = {
    file: inRepository(at.file, report),
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

/** Says how many are not shown at their lines. */
function hidden(findings: readonly Finding[]): readonly string[] {
  const more = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count > mostShown ? [`${mostShown} of ${counted(count, commands[severity])}`] : []
  })
  return more.length ? [`GitHub shows ${more.join(', ')} at their lines; all of them stand above`] : []
}

/** What would end a command, or begin another one, is written as its code. */
const text = (words: string) =>
  visible(words.replaceAll('%', '%25').replaceAll('\r', '%0D')).replaceAll('\n', '%0A')
const property = (words: string) => text(words).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** A line that is no command, though a name in it may look like one: the older form is read wherever it stands. */
const harmless = (line: string) => flat(line).replace(/^::/, ': :').replaceAll('##[', '# #[')
