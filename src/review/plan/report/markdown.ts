import type { Position } from '../../../model/finding.ts'
import { escapeMarkdown } from '../../escape-markdown.ts'
import { counted, inRepository, tally } from '../../reporter.ts'
import { visible } from '../../visible.ts'
import { homeless } from '../homeless.ts'
import type { Level, PlanChange } from '../plan-change.ts'
import { playedLines, playedWords } from '../played-words.ts'
import { countsOf, sideWords, whereWords, type PlanReport } from '../plan-report.ts'
import { differingGroups } from '../tried.ts'
import { eventNames, groupLines, triedWords } from '../tried-words.ts'
import { fitting, folded, whole } from './folded.ts'

/** A comment of GitHub takes 65,536 characters. */
const longest = 60_000
const signs: Readonly<Record<Level, string>> = { blocker: '🔴', risky: '🟠', safe: '🟢' }

/**
 * The body of one comment on a pull request. Its first line is a mark by which the comment is found again, so that the
 * next run takes its place. Of what does not fit, what is folded away goes first.
 */
export function markdown(report: PlanReport): string {
  const { plan, findings, environment, remarks } = report
  const told = plan.changes.filter(({ risk }) => risk !== 'cosmetic')
  const head = [
    `<!-- poolwright:${['plan', environment].filter(Boolean).join(':')} -->`,
    `## ${['Poolwright plan', ...(environment ? [escapeMarkdown(environment)] : [])].join(' · ')}: ${sum(report)}`,
    '',
    `base ${escapeMarkdown(sideWords(report.base))} → head ${escapeMarkdown(sideWords(report.head))}`,
    ...fitting(
      remarks.flatMap((remark) => ['', `> ${escapeMarkdown(remark)}`]),
      longest / 8,
      '',
    ),
  ]
  const own = findings.filter(({ rule }) => !plan.changes.some((change) => change.rule === rule))
  const rows = [
    ...own.map(
      ({ rule, severity, message, help, at }) =>
        `| ${severity === 'error' ? '🔴' : '🟠'} \`${severity}\` | ${said(message, help)} | ${place(at, report)} · ${rule} |`,
    ),
    ...told.map((change) => row(change, report)),
  ]
  const table = rows.length
    ? ['', '| risk | what changes for people | where |', '| --- | --- | --- |', ...fitting(rows, longest / 2)]
    : []
  const ran = whole(fitting([...scenarios(report), ...tries(report)], longest / 4, ''))
  const lines = [...head, ...table, ...ran]
  let room = longest - lines.join('\n').length
  const left: string[] = []
  for (const section of details(report)) {
    const size = section.join('\n').length + 1
    if (size <= room) lines.push(...section)
    else left.push(titleOf(section))
    room -= size <= room ? size : 0
  }
  const more = left.length ? ['', `Left out, for a comment has no room for it: ${left.join(', ')}.`] : []
  return [...lines, ...more].join('\n')
}

const titleOf = (section: readonly string[]) =>
  /<summary>(.*)<\/summary>/.exec(section.join('\n'))?.[1] ?? 'details'

function sum({ plan, findings }: PlanReport): string {
  const { blocker, risky, safe, cosmetic } = countsOf(plan.changes)
  const parts = [
    ...(blocker ? [`🔴 ${counted(blocker, 'blocker')}`] : []),
    ...(risky ? [`🟠 ${risky} risky`] : []),
    ...(safe ? [`🟢 ${safe} safe`] : []),
    ...(cosmetic ? [`${cosmetic} cosmetic`] : []),
  ]
  const words = parts.length ? parts.join(' · ') : 'nothing changes for people'
  return findings.length ? `${words} (${tally(findings)})` : words
}

function row(change: PlanChange, report: PlanReport): string {
  const { level, risk, sentence, help, rule, after, before, related = [] } = change
  const at = after ?? before
  const where = [
    ...(at ? [place(at, report) + (after ? '' : ' of the base')] : []),
    ...(rule ? [rule] : []),
    ...related.slice(0, 3).map((other) => place(other.at, report)),
  ]
  return `| ${signs[level]} \`${risk}\` | ${said(sentence + whereWords(change), help)} | ${where.join(' · ')} |`
}

const said = (sentence: string, help: string | undefined) =>
  [sentence, ...(help ? [help] : [])].map(escapeMarkdown).join('<br>')

const place = ({ file, line }: Position, { folder }: PlanReport) =>
  escapeMarkdown(`\`${inRepository(file, { folder }).replaceAll('`', '')}:${line}\``)

/** What became of scenarios. */
function scenarios({ played }: PlanReport): readonly string[] {
  if (!played.length) return []
  const lines = playedLines(played).flatMap(({ words, steps }) => [
    `* ${escapeMarkdown(words)}`,
    ...(steps.length ? fenced('', steps).map((line) => `  ${line}`) : []),
  ])
  const space = lines.length ? [''] : []
  return ['', '### Scenarios', '', escapeMarkdown(playedWords(played)), ...space, ...lines]
}

/** What scripts that have changed answer to events. */
function tries({ tried }: PlanReport): readonly string[] {
  if (!tried.length) return []
  const lines = tried.flatMap((one) => {
    const groups = differingGroups(one)
    return [
      `* ${escapeMarkdown(triedWords(one))}`,
      ...groups
        .slice(0, 3)
        .flatMap((group) => fenced('diff', [`  ${eventNames(group)}`, ...groupLines(group, one.only)]))
        .map((line) => `  ${line}`),
      ...(groups.length > 3 ? ['', `  and ${groups.length - 3} more ways`] : []),
    ]
  })
  return ['', '### What scripts answer, without their powers', '', ...lines]
}

/** What can be looked up, folded away. */
function details(report: PlanReport): readonly (readonly string[])[] {
  const { plan, accepted } = report
  const cosmetic = plan.changes.filter(({ risk }) => risk === 'cosmetic')
  return [
    ...once(plan.details, ({ roles }) => roles).map(({ environment, roles }) => {
      const moved = roles.some(({ before, after }) => before !== after)
      const rows = roles.map(
        ({ who, before = '', after = '' }) =>
          `| ${before === after ? '' : '**'}${escapeMarkdown(who)}${before === after ? '' : '**'} | ${escapeMarkdown(before)} | ${escapeMarkdown(after)} |`,
      )
      return moved
        ? folded(`who can get which role${inWords(environment)}`, [
            '| who | before | after |',
            '| --- | --- | --- |',
            ...rows,
          ])
        : []
    }),
    folded(
      'scripts',
      plan.scripts.flatMap(({ patch }) => [...fenced('diff', patch.split('\n')), '']),
    ),
    ...once(plan.details, ({ canonical }) => canonical).map(({ environment, canonical }) =>
      folded(
        `in CloudFormation's words${inWords(environment)}`,
        canonical.flatMap(({ resource, lines }) => [
          `**${escapeMarkdown(resource)}**`,
          '',
          ...fenced('diff', lines),
          '',
        ]),
      ),
    ),
    folded(
      counted(cosmetic.length, 'cosmetic change'),
      cosmetic.map((change) => `* ${escapeMarkdown(change.sentence + whereWords(change))}`),
    ),
    folded(
      counted(accepted.length, 'accepted finding'),
      accepted.map(
        ({ finding, reason, until }) =>
          `* ${escapeMarkdown(finding.message)}: ${escapeMarkdown(reason)} (until ${until})`,
      ),
    ),
  ]
}

/** Those that say something else than the ones before them; each with the names of all that say the same. */
function once(
  all: PlanReport['plan']['details'],
  of: (one: PlanReport['plan']['details'][number]) => unknown,
) {
  const same = Map.groupBy(all, (one) => {
    const text = JSON.stringify(of(one))
    return one.home ? homeless(text, one.home) : text
  })
  return [...same.values()].flatMap(([first, ...others]) =>
    first
      ? [{ ...first, environment: [first, ...others].map(({ environment }) => environment).join(', ') }]
      : [],
  )
}

const inWords = (environment: string) => (environment ? ` in ${escapeMarkdown(environment)}` : '')

/** A block of code, fenced by more backticks than stand in it. */
function fenced(language: string, lines: readonly string[]): readonly string[] {
  const text = visible(lines.join('\n'))
  const most = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(most + 1)
  return [`${fence}${language}`, ...text.split('\n'), fence]
}
