import type { Position } from '../../../model/finding.ts'
import { changeLines } from '../../changes.ts'
import { counted, tally, type Paint } from '../../reporter.ts'
import { visible } from '../../visible.ts'
import type { Level, PlanChange } from '../plan-change.ts'
import { countsOf, sideWords, whereWords, type PlanReport } from '../plan-report.ts'
import { triedWords } from '../tried.ts'

const colours: Readonly<Record<Level, Parameters<Paint>[0]>> = {
  blocker: 'error',
  risky: 'warning',
  safe: 'info',
}

/** For people at a terminal: each change in its level, then what scripts answer, then what it comes to. */
export function pretty(report: PlanReport, paint: Paint): string {
  const { plan, base, head, findings, accepted, remarks, tried } = report
  const told = plan.changes.filter(({ risk }) => risk !== 'cosmetic')
  const { blocker, risky, safe, cosmetic } = countsOf(plan.changes)
  const mistakes = findings.filter(({ rule }) => !plan.changes.some((change) => change.rule === rule))
  const sum = [
    counted(blocker, 'blocker'),
    `${risky} risky`,
    `${safe} safe`,
    ...(cosmetic ? [`${cosmetic} cosmetic`] : []),
  ].join(', ')
  const blocks = [
    ...told.map((change) => block(change, paint)),
    ...mistakes.map(
      ({ rule, severity, message, at, help }) =>
        `${paint(severity, `${severity}[${rule}]`)} ${paint('strong', visible(message))}\n${place(at, paint)}${hint(help)}`,
    ),
    ...tried.map((one) => triedBlock(one)),
  ]
  const environments = report.environments.filter(Boolean)
  const end = [
    ...remarks,
    ...(accepted.length ? [`${counted(accepted.length, 'finding')} accepted by comments`] : []),
    ...(cosmetic ? [`${counted(cosmetic, 'cosmetic change')} told by --format markdown and json`] : []),
    `${sideWords(base)} -> ${sideWords(head)}${environments.length ? `, in ${environments.join(', ')}` : ''}: ${paint('strong', plan.changes.length ? sum : 'nothing changes for people')}${findings.length ? `; ${tally(findings)}` : ''}`,
  ]
  return [...blocks, end.map(visible).join('\n')].join('\n\n')
}

function block(change: PlanChange, paint: Paint): string {
  const { level, risk, sentence, after, before, help, rule, related = [] } = change
  const at = after ?? before
  const gone = !after && before ? ' (of the base)' : ''
  return [
    `${paint(colours[level], risk)}${rule ? ` [${rule}]` : ''} ${paint('strong', visible(sentence + whereWords(change)))}`,
    ...(at ? [`${place(at, paint)}${gone}`] : []),
    ...related.map((other) => `  = see: ${visible(other.message)}, ${placeOf(other.at)}`),
    ...(help ? [`  = help: ${visible(help)}`] : []),
  ].join('\n')
}

const placeOf = ({ file, line, column }: Position) => visible(`${file}:${line}:${column}`)
const place = (at: Position, paint: Paint) => `  ${paint('frame', '-->')} ${paint('place', placeOf(at))}`
const hint = (help: string | undefined) => (help ? `\n  = help: ${visible(help)}` : '')

function triedBlock(tried: PlanReport['tried'][number]): string {
  const lines = tried.events
    .filter(({ same }) => !same)
    .slice(0, 3)
    .flatMap(({ event, changes, failed }) => [
      `  ${visible(event)}`,
      ...(failed?.before === undefined ? [] : [`  -   ${visible(failed.before)}`]),
      ...(failed?.after === undefined ? [] : [`  +   ${visible(failed.after)}`]),
      ...changeLines(changes).map((line) => `  ${line}`),
    ])
  return [visible(triedWords(tried)), ...lines].join('\n')
}
