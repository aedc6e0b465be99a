import { severities, type Finding } from '../../model/finding.ts'
import { escapeMarkdown } from '../escape-markdown.ts'
import type { Accepted } from '../lint/acknowledge.ts'
import { counted, inRepository, tally, type Report, type Reporter } from '../reporter.ts'

/** A comment of GitHub takes 65,536 characters; what is left out is counted. */
const longest = 60_000

/**
 * The body of one comment on a pull request. Its first line is a mark by which the comment is found again,
 * so that the next run takes its place.
 */
export const markdown: Reporter = (report) => {
  const { command, findings, notes, accepted = [], remarks = [], scope } = report
  const gravest = findings.toSorted(
    (one, other) =>
      severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
      (other.score ?? 10) - (one.score ?? 10),
  )
  const head = [
    `<!-- poolwright:${[command, report.environment].filter(Boolean).join(':')} -->`,
    `## Poolwright ${command}: ${tally(findings)}`,
    ...remarks.flatMap((remark) => ['', escapeMarkdown(remark)]),
  ]
  const tail = [
    ...hidden(
      counted(accepted.length, 'accepted finding'),
      accepted.map((one) => acceptedRow(one, report)),
      acceptedHead,
    ),
    ...hidden(
      counted(notes.length, 'note'),
      notes.map((note) => row(note, report)),
      findingHead,
    ),
    ...(scope ? ['', `<sub>${escapeMarkdown(scope)}</sub>`] : []),
  ]
  const room = longest - [...head, ...tail].join('\n').length
  const rows = shortened(
    gravest.map((finding) => row(finding, report)),
    Math.max(room, longest / 2),
  )
  const table = rows.length ? ['', ...findingHead, ...rows] : []
  const whole = [...head, ...table, ...tail].join('\n')
  // Of what does not fit, what is folded away goes first.
  return whole.length <= longest + 1000 ? whole : [...head, ...table].join('\n')
}

const findingHead = ['|  | what was found | where |', '| --- | --- | --- |']
const acceptedHead = ['| what was found | where | why | until |', '| --- | --- | --- | --- |']
const signs = { error: '🔴 error', warning: '🟠 warning', info: '🔵 note' } as const

function row({ rule, severity, message, help, at }: Finding, report: Report): string {
  const said = [message, help].flatMap((words) => words ?? []).map(escapeMarkdown)
  return `| ${signs[severity]} | ${said.join('<br>')} | ${place(at, report)} · ${rule} |`
}

const acceptedRow = ({ finding, reason, until }: Accepted, report: Report) =>
  `| ${escapeMarkdown(finding.message)} | ${place(finding.at, report)} · ${finding.rule} | ${escapeMarkdown(reason)} | ${until} |`

const place = ({ file, line }: Finding['at'], report: Report) =>
  escapeMarkdown(`\`${inRepository(file, report).replaceAll('`', '')}:${line}\``)

const hidden = (title: string, rows: readonly string[], head: readonly string[]) =>
  rows.length
    ? [
        '',
        `<details><summary>${title}</summary>`,
        '',
        ...head,
        ...shortened(rows, longest / 4),
        '',
        '</details>',
      ]
    : []

/** As many rows as there is room for, and how many there are more. */
function shortened(rows: readonly string[], room: number): readonly string[] {
  let left = room
  const fitting = rows.findIndex((one) => (left -= one.length + 1) < 0)
  return fitting < 0
    ? rows
    : [...rows.slice(0, fitting), `| … | and ${rows.length - fitting} more${' |'.repeat(2)}`]
}
