import type { Finding } from '../../model/finding.ts'
import { escapeXml } from '../escape-xml.ts'
import { inRepository, type Reporter } from '../reporter.ts'

/** For what reads the XML of Checkstyle, as reviewdog and Jenkins do. */
export const checkstyle: Reporter = (report) =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<checkstyle version="8.0">',
    ...[...Map.groupBy(report.findings, ({ at }) => at.file)].flatMap(([file, findings]) => [
      `  <file name="${escapeXml(inRepository(file, report))}">`,
      ...findings.map(error),
      '  </file>',
    ]),
    '</checkstyle>',
  ].join('\n')

function error({ rule, severity, message, help, at }: Finding): string {
  const said = {
    line: String(at.line),
    column: String(at.column),
    severity,
    message: help ? `${message}: ${help}` : message,
    source: `poolwright.${rule}`,
  }
  const attributes = Object.entries(said).map(([name, value]) => `${name}="${escapeXml(value)}"`)
  return `    <error ${attributes.join(' ')}/>`
}
