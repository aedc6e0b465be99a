import type { Finding, Position, TextEdit } from '../../model/finding.ts'
import { inRepository, type Report, type Reporter } from '../reporter.ts'

/**
 * For reviewdog: its Reviewdog Diagnostic Format, with the edits of fixes as suggestions. Columns count
 * bytes of UTF-8 there.
 */
export const rdjson: Reporter = (report) =>
  JSON.stringify(
    {
      source: { name: 'poolwright', url: 'https://www.npmjs.com/package/poolwright' },
      severity: 'WARNING',
      diagnostics: report.findings.map((finding) => diagnostic(finding, report)),
    },
    null,
    2,
  )

const levels = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const

function diagnostic({ rule, severity, message, help, at, related, fix }: Finding, report: Report) {
  const edits = fix?.edits?.every((edit) => edit.at.file === at.file) ? fix.edits : []
  return {
    message: help ? `${message}\n${help}` : message,
    location: location(at, report),
    severity: levels[severity],
    code: { value: rule },
    ...(related && {
      related_locations: related.map((other) => ({
        message: other.message,
        location: location(other.at, report),
      })),
    }),
    ...(edits.length && { suggestions: edits.map((edit) => suggestion(edit, report)) }),
  }
}

const location = (at: Position, report: Report) => ({
  path: inRepository(at.file, report),
  range: range(at, report),
})

const suggestion = ({ at, text }: TextEdit, report: Report) => ({ range: range(at, report), text })

function range({ file, line, column, endLine, endColumn }: Position, { texts }: Report) {
  const lines = texts.get(file)?.split('\n')
  const bytes = (row: number, to: number) => {
    const text = lines?.[row - 1]
    return text === undefined ? to : Buffer.byteLength(text.slice(0, to - 1)) + 1
  }
  return {
    start: { line, column: bytes(line, column) },
    ...(endLine !== undefined &&
      endColumn !== undefined && { end: { line: endLine, column: bytes(endLine, endColumn) } }),
  }
}
