import process from 'node:process'
import { styleText } from 'node:util'
import type { Command } from 'commander'
import { editText } from '../../adapters/editor/edit-text.ts'
import type { RecordedRun } from '../../model/recorded-run.ts'
import type { HookRecord, StageRecord } from '../../model/trace.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { place } from '../../review/changes.ts'
import { visible } from '../../review/visible.ts'
import { notKeptWords } from '../invoke/chosen-event.ts'
import { costWords } from '../invoke/cost-words.ts'
import { globalsOf, printJson } from '../globals.ts'
import { parseEvent, readEvent } from '../invoke/read-event.ts'
import { scriptText } from '../lint/script-text.ts'
import { withSettings, type Setting } from '../invoke/set-path.ts'
import { coloured } from '../invoke/show-outcome.ts'
import { difference, differenceLines, recordedAnswer, type HookAnswer } from './answer.ts'
import { openVersion, type OpenVersion } from './open-version.ts'
import { chosenHooks } from './chosen-hooks.ts'
import { eventOf, notKept, type RecordedEvent } from './recorded-event.ts'
import { replayHook } from './replay-hook.ts'
import { findRun, findScripted } from './run-source.ts'
import { saidLines } from './story.ts'

/** What `runs replay` may be told. */
export interface ReplayOptions {
  readonly hook?: string
  readonly stage?: string
  readonly event?: string
  readonly set?: readonly Setting[]
  readonly edit?: true
  readonly env?: string
  readonly against?: string
  readonly trigger?: string
  readonly last: number
}

/** `poolwright runs replay`: the scripts of a run on the events that it had, as the scripts are now. */
export async function replay(id: string | undefined, options: ReplayOptions, command: Command) {
  const { hook, stage, event: file, set = [], edit, env, against, trigger } = options
  const changes = file !== undefined || set.length > 0 || edit === true
  if (against !== undefined) {
    if (changes || stage !== undefined)
      return command.error('error: --against takes events as they were; choose a stage with --trigger')
    return (await import('./against.ts')).against(id, { ...options, against }, command)
  }
  if (trigger !== undefined) return command.error('error: --trigger goes with --against; here it is --stage')

  const { json, quiet, cwd } = globalsOf(command)
  const run = await (id === undefined ? findScripted(cwd) : findRun(cwd, id))
  const hooks = chosenHooks(run, hook, stage, command)
  if (changes && hooks.length > 1)
    return command.error(
      `error: ${run.id} fired ${hooks.length} hooks: say with --hook which event you change`,
    )
  const version = await openVersion(cwd, env)
  const replays: Replay[] = []
  try {
    for (const record of hooks) {
      const recorded = eventOf(run, record, stage)
      const given = file === undefined ? recorded : await readEvent(file)
      const written = withSettings(given, set)
      const event = wholeEvent(edit ? parseEvent(await edited(written), 'the editor') : written)
      replays.push(await again(version, run, record, event, stage))
    }
  } finally {
    await version.close()
  }
  const same = replays.every((one) => one.same)
  if (json) printJson({ ok: same, run: run.id, hooks: replays.map(forPrograms) })
  else for (const one of replays) tell(one, run, quiet, scriptText(cwd))
  if (!same) process.exitCode = 1
}

/** One event that was run again. */
interface Replay {
  readonly record: HookRecord
  readonly event: RecordedEvent
  readonly before: HookAnswer
  readonly after: HookAnswer
  readonly same: boolean
  readonly lines: readonly string[]
  readonly changes: ReturnType<typeof difference>['changes']
}

async function again(
  version: OpenVersion,
  run: RecordedRun,
  record: HookRecord,
  event: RecordedEvent,
  stage: string | undefined,
): Promise<Replay> {
  const before = recordedAnswer(record, stage)
  const after = await replayHook(version, record, event, run.caller ?? {}, stage)
  const found = difference(before, after, event.response)
  return { record, event, before, after, ...found, lines: differenceLines(before, after, found) }
}

/** The event, with the response half that every event has. */
function wholeEvent(event: JsonObject): RecordedEvent {
  const { response } = event
  const whole = typeof response === 'object' && response !== null && !Array.isArray(response)
  return { ...event, response: whole ? (response as JsonObject) : {} }
}

const edited = (event: object) =>
  editText(
    `${JSON.stringify(event, null, 2)}\n`,
    'event.json',
    process.env['VISUAL'] || process.env['EDITOR'],
  )

const forPrograms = ({ record, event, before, after, same, changes }: Replay) => ({
  hook: record.hook,
  triggerSource: record.triggerSource,
  same,
  changes,
  recorded: before,
  now: after,
  notKept: notKept(event).map(place),
})

function tell(
  { record, event, after, same, lines }: Replay,
  run: RecordedRun,
  quiet: boolean,
  textOf: Texts,
) {
  const talk = (text: string) => {
    if (!quiet) process.stderr.write(`${text}\n`)
  }
  const err = (style: Parameters<typeof styleText>[0], text: string) =>
    styleText(style, text, { stream: process.stderr })
  talk(`${err('cyan', visible(record.triggerSource))} of ${run.id}`)
  for (const path of notKept(event)) talk(`  note: ${notKeptWords(path)}`)
  for (const stage of after.stages) {
    talk(`  ${stageWords(stage)}`)
    for (const line of saidLines(stage, textOf, process.stderr)) talk(`    ${line}`)
  }
  for (const line of lines) process.stdout.write(`${coloured(line)}\n`)
  talk(same ? '  it answers as it did' : `  it answers differently: - as recorded, + now`)
}

type Texts = ReturnType<typeof scriptText>

const stageWords = ({ trigger, outcome, ignored, ...cost }: StageRecord) =>
  `${visible(trigger)} ${outcome}${ignored ? ', and let pass' : ''}: ${costWords(cost)}`
