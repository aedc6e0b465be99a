import type { Position } from '../../../model/finding.ts'
import { counted, tally, type Paint } from '../../reporter.ts'
import { flat, inLine, visible } from '../../visible.ts'
import type { Level, PlanChange } from '../plan-change.ts'
import { playedLines, playedWords } from '../played-words.ts'
import { countsOf, sideWords, whereWords, type PlanReport } from '../plan-report.ts'
import { differingGroups } from '../tried.ts'
import { eventNames, groupLines, triedWords } from '../tried-words.ts'

const colours: Readonly<Record<Level, Parameters<Paint>[0]>> = {
  blocker: 'error',
  risky: 'warning',
  safe: 'info',
}

/** For people at a terminal: each change in its level, then what scripts answer, then what it comes to. */
export function pretty(report: PlanReport, paint: Paint): string {
  const { plan, base, head, findings, accepted, remarks, tried, played } = report
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
        `${paint(severity, `${severity}[${rule}]`)} ${paint('strong', flat(message))}\n${place(at, paint)}${hint(help)}`,
    ),
    ...tried.map((one) => triedBlock(one)),
    ...(played.length ? [playedBlock(played, paint)] : []),
  ]
  const environments = report.environments.filter(Boolean)
  const end = [
    ...remarks.map(flat),
    ...(accepted.length ? [`${counted(accepted.length, 'finding')} accepted by comments`] : []),
    ...(cosmetic ? [`${counted(cosmetic, 'cosmetic change')} told by --format markdown and json`] : []),
    `${flat(sideWords(base))} -> ${flat(sideWords(head))}${environments.length ? `, in ${flat(environments.join(', '))}` : ''}: ${paint('strong', plan.changes.length ? sum : 'nothing changes for people')}${findings.length ? `; ${tally(findings)}` : ''}`,
  ]
  return [...blocks, end.join('\n')].join('\n\n')
}

function block(change: PlanChange, paint: Paint): string {
  const { level, risk, sentence, after, before, help, rule, related = [] } = change
  const at = after ?? before
  const gone = !after && before ? ' (of the base)' : ''
  return [
    `${paint(colours[level], risk)}${rule ? ` [${rule}]` : ''} ${paint('strong', flat(sentence + whereWords(change)))}`,
    ...(at ? [`${place(at, paint)}${gone}`] : []),
    ...related.map((other) => `  = see: ${flat(other.message)}, ${placeOf(other.at)}`),
    ...(help ? [`  = help: ${flat(help)}`] : []),
  ].join('\n')
}

const placeOf = ({ file, line, column }: Position) => `${inLine(file)}:${line}:${column}`
const place = (at: Position, paint: Paint) => `  ${paint('frame', '-->')} ${paint('place', placeOf(at))}`
const hint = (help: string | undefined) => (help ? `\n  = help: ${flat(help)}` : '')

function triedBlock(tried: PlanReport['tried'][number]): string {
  const groups = differingGroups(tried)
  const lines = groups
    .slice(0, 3)
    .flatMap((group) => [
      `  ${eventNames(group)}`,
      ...groupLines(group, tried.only).map((line) => `  ${line}`),
    ])
  const more = groups.length > 3 ? [`  and ${groups.length - 3} more ways, told by --format json`] : []
  return [visible(triedWords(tried)), ...lines, ...more].join('\n')
}

function playedBlock(played: PlanReport['played'], paint: Paint): string {
  const lines = playedLines(played).flatMap(({ grave, words, steps }) => [
    `  ${grave ? paint(grave, visible(words)) : visible(words)}`,
    ...steps.map((line) => `    ${visible(line)}`),
  ])
  return [visible(playedWords(played)), ...lines].join('\n')
}
