import process from 'node:process'
import { styleText } from 'node:util'
import { hooksIn, type RecordedRun, type RunStep, type SignedBy } from '../../model/recorded-run.ts'
import type { HookRecord, StageRecord } from '../../model/trace.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { changeLines } from '../../review/changes.ts'
import { diff } from '../../review/diff.ts'
import { flat, visible } from '../../review/visible.ts'
import { callLine, costWords, milliseconds } from '../invoke/cost-words.ts'
import { decisionWords } from '../access/decision-words.ts'
import { isLine, placeLines } from '../access/place-lines.ts'
import { coloured } from '../invoke/show-outcome.ts'
import { hooksOf } from './recorded-event.ts'

/** What a story needs beside its run. */
export interface Told {
  /** Only the hooks of this name or trigger source, and no steps around them. */
  readonly hook?: string | undefined
  /** What a pool or an app client of this id is called, where it is known. */
  readonly nameOf: (id: string) => string | undefined
  /** The text of a script as it is now. */
  readonly textOf: (file: string) => string | undefined
}

/** A run as people read it, from what was asked to what came of it. */
export function story(run: RecordedRun, told: Told): readonly string[] {
  const hooks = hooksOf(run, told.hook)
  return [
    ...heading(run, told),
    '',
    ...(told.hook === undefined
      ? stepLines(run.trace, 0, told)
      : hooks.flatMap((hook) => [title(hook), ...hookLines(hook, '  ', told)])),
    ...(run.cut?.length ? ['', `not kept, for its length: ${run.cut.map(visible).join('; ')}`] : []),
  ]
}

function heading(run: RecordedRun, { nameOf }: Told): readonly string[] {
  const { id, operation, at, took, outcome, message, user, username, pool, client, by } = run
  const { signedBy, decision } = run
  const named = (one: string | undefined) =>
    one === undefined ? undefined : [nameOf(one), dim(flat(one))].filter(Boolean).join(' ')
  const known = username === undefined || username === user ? '' : ` ${dim(flat(username))}`
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['user', user && `${flat(user)}${known}`],
    ['pool', named(pool)],
    ['client', named(client)],
    ['signed', signedBy && signedWords(signedBy)],
    ['iam', decision && decisionWords(decision)],
    ['asked', by && flat(`by trigger ${by.trigger}, in its call ${by.requestId}`)],
  ]
  const came = outcome === 'answered' ? styleText('green', 'ok') : styleText('red', flat(outcome))
  return [
    `${styleText('bold', id)}  ${flat(operation)}  ${came}  ${milliseconds(took)}  ${dim(flat(at))}`,
    ...(message === undefined ? [] : [`  ${flat(message)}`]),
    ...rows.flatMap(([name, value]) => (value ? [`  ${dim(name.padEnd(7))}${value}`] : [])),
  ]
}

const signedWords = ({ accessKeyId, region, arn, proven }: SignedBy) =>
  flat(`by ${accessKeyId} for ${region}: ${arn}${proven ? '' : ', which is not verified and serve refuses'}`)

/** Steps that took less than this, in milliseconds, and ran no script share a line. */
const brief = 1

function stepLines(steps: readonly RunStep[], depth: number, told: Told): readonly string[] {
  const lines: string[] = []
  const indent = '  '.repeat(depth)
  const begins = ({ at }: RunStep) => dim(`${at.toFixed(1).padStart(8)}  `)
  let quick: RunStep[] = []
  const tellQuick = () => {
    const [first] = quick
    if (first) lines.push(`${begins(first)}${indent}${dim(quick.map(({ step }) => flat(step)).join(', '))}`)
    quick = []
  }
  for (const step of steps) {
    const { hook, took, inside, refused } = step
    if (took < brief && refused === undefined && !hooksIn([step]).length) {
      quick.push(step)
      continue
    }
    tellQuick()
    // A step that holds the refused one is refused for the same reason.
    const why =
      refused === undefined || inside.some((inner) => inner.refused !== undefined) ? '' : flat(refused)
    const name = hook ? title(hook) : flat(step.step)
    lines.push(
      `${begins(step)}${indent}${name}  ${dim(milliseconds(took))}  ${why && styleText('red', why)}`.trimEnd(),
    )
    if (hook) lines.push(...hookLines(hook, `          ${indent}  `, told))
    lines.push(...stepLines(inside, depth + 1, told))
  }
  tellQuick()
  return lines
}

const title = ({ hook, triggerSource, version }: HookRecord) =>
  `${styleText('cyan', flat(triggerSource))}  ${dim(flat(`${hook} ${version}`))}`

/** What each stage of a hook did, with what it changed of the response as the one before left it. */
export function hookLines(
  { event, stages }: Pick<HookRecord, 'event' | 'stages'>,
  indent: string,
  { textOf }: Pick<Told, 'textOf'>,
): readonly string[] {
  const given = (event as JsonObject | undefined)?.['response'] as JsonObject | undefined
  let before = given
  return stages.flatMap((stage, index) => {
    // Every run of a pipeline begins anew.
    if (stage.attempt !== stages[index - 1]?.attempt) before = given
    const after = stage.response as JsonObject | undefined
    const changes = before && after ? changeLines(diff({ response: before }, { response: after })) : []
    before = after ?? before
    const changed = changes.map((line) => `${indent}  ${coloured(line)}`)
    return [
      `${indent}${stageTitle(stage)}`,
      ...saidLines(stage, textOf).map((line) => `${indent}  ${line}`),
      ...changed,
    ]
  })
}

function stageTitle({ trigger, outcome, ignored, attempt, ...cost }: StageRecord): string {
  const how = `${outcome}${ignored ? ', and let pass' : ''}${attempt ? `, time ${attempt}` : ''}`
  const shown = outcome === 'failed' ? styleText(ignored ? 'yellow' : 'red', how) : how
  return `${styleText('bold', visible(trigger))} ${shown}  ${dim(outcome === 'skipped' ? '' : costWords(cost))}`.trimEnd()
}

/** What a stage wrote to its console, what it asked of the world, and why it failed. */
export function saidLines(
  { logs, calls, error }: Pick<StageRecord, 'logs' | 'calls' | 'error'>,
  textOf: Told['textOf'],
  stream: NodeJS.WriteStream = process.stdout,
): readonly string[] {
  const paint = (style: 'dim' | 'red', text: string) => styleText(style, text, { stream })
  return [
    ...logs.flatMap(({ level, text }) =>
      visible(text)
        .split('\n')
        .map((line) => `${paint('dim', level.padEnd(5))} ${line}`),
    ),
    ...calls.map((call) => callLine(call)),
    ...(error
      ? [
          paint('red', visible(`${error.type}: ${error.message}`)),
          ...(error.place ? placeLines(error.place, isLine(error.place), textOf) : []),
        ]
      : []),
  ]
}

const dim = (text: string) => (text === '' ? '' : styleText('dim', text))
