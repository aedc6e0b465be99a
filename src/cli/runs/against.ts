import process from 'node:process'
import type { Command } from 'commander'
import { readCommit } from '../../adapters/git/read-commit.ts'
import { Unreadable } from '../../adapters/disk/unreadable.ts'
import type { RecordedRun } from '../../model/recorded-run.ts'
import type { HookRecord } from '../../model/trace.ts'
import { counted } from '../../review/reporter.ts'
import { visible } from '../../review/visible.ts'
import { globalsOf, printJson } from '../globals.ts'
import { coloured } from '../invoke/show-outcome.ts'
import { difference, differenceLines, type HookAnswer } from './answer.ts'
import { chosenHooks } from './chosen-hooks.ts'
import { openVersion, type OpenVersion } from './open-version.ts'
import { eventOf, hooksOf, type RecordedEvent } from './recorded-event.ts'
import { replayHook } from './replay-hook.ts'
import type { ReplayOptions } from './replay.ts'
import { findRun, openRunSource } from './run-source.ts'

type Options = ReplayOptions & { readonly against: string }

/** An event that was recorded, of a hook or of one stage of it. */
interface Given {
  readonly run: RecordedRun
  readonly hook: HookRecord
  readonly event: RecordedEvent
}

/**
 * `poolwright runs replay --against`: recorded events on two versions of the scripts, those of a commit and
 * those on disk, and where they are answered differently.
 */
export async function against(id: string | undefined, options: Options, command: Command) {
  const { against: ref, trigger, env } = options
  const { json, quiet, cwd } = globalsOf(command)
  const { given, left } = await eventsFor(id, options, cwd, command)
  const commit = await readCommit(cwd, ref)
  const open: OpenVersion[] = []
  try {
    const before = await openVersion(commit.root, env, cwd)
    open.push(before)
    const after = await openVersion(cwd, env)
    open.push(after)
    const compared = []
    for (const { run, hook, event } of given) {
      const answer = (version: OpenVersion) => replayHook(version, hook, event, run.caller ?? {}, trigger)
      const answers = [await answer(before), await answer(after)] as const
      const one = comparison(run, hook, answers, event)
      compared.push(one)
      if (!json) tell(one)
    }
    const differing = compared.filter(({ same }) => !same)
    if (json)
      printJson({
        ok: differing.length === 0,
        ref,
        commit: commit.commit,
        ...(trigger !== undefined && { trigger }),
        events: compared.map(({ lines: _, ...one }) => one),
        tooLong: left,
      })
    else if (!quiet) process.stderr.write(`${summary(compared, left, ref)}\n`)
    if (differing.length) process.exitCode = 1
  } finally {
    for (const version of open) await version.close()
    commit.remove()
  }
}

/** The newest events that are asked for, the oldest first, and how many of them were too long to be kept. */
async function eventsFor(
  id: string | undefined,
  { trigger, hook, last }: Options,
  cwd: string,
  command: Command,
): Promise<{ given: readonly Given[]; left: number }> {
  const runs = id === undefined ? newest(cwd, trigger, hook) : one(await findRun(cwd, id))
  const given: Given[] = []
  let left = 0
  for await (const run of runs) {
    const all = id === undefined ? hooksOf(run, hook) : chosenHooks(run, hook, trigger, command)
    for (const record of all.toReversed()) {
      if (given.length >= last && id === undefined) return { given: given.reverse(), left }
      if (trigger !== undefined && !record.stages.some((stage) => stage.trigger === trigger)) continue
      if (record.event === undefined) left += 1
      else given.push({ run, hook: record, event: eventOf(run, record, trigger) })
    }
  }
  if (!given.length)
    throw new Unreadable(
      trigger === undefined
        ? 'no recorded run ran a script'
        : `\`${trigger}\` had no part in any recorded run`,
      'see what is recorded: poolwright runs ls',
    )
  return { given: given.reverse(), left }
}

async function* one(run: RecordedRun) {
  yield run
}

/** Runs that ran a script, from the newest on. */
async function* newest(cwd: string, trigger: string | undefined, hook: string | undefined) {
  const source = openRunSource(cwd)
  try {
    const lines = await source.list({ trigger, hook: hookName(hook) }, 1000)
    for (const { id, hooks } of lines) if (hooks.length) yield await source.find(id)
  } finally {
    source.close()
  }
}

/** Runs are found by the names of hooks only; trigger sources are looked for among what is found. */
const hookName = (name: string | undefined) => (name?.includes('_') ? undefined : name)

function comparison(
  run: RecordedRun,
  { hook, triggerSource }: HookRecord,
  [before, after]: readonly [HookAnswer, HookAnswer],
  event: RecordedEvent,
) {
  const found = difference(before, after, event.response)
  const lines = differenceLines(before, after, found)
  return { run: run.id, user: run.user, hook, triggerSource, ...found, before, after, lines }
}

function tell({ same, run, user = '', triggerSource, lines }: ReturnType<typeof comparison>) {
  if (same) return
  process.stdout.write(`${`${run}  ${visible(triggerSource)}  ${visible(user)}`.trimEnd()}\n`)
  for (const line of lines) process.stdout.write(`${coloured(line)}\n`)
}

function summary(compared: readonly ReturnType<typeof comparison>[], left: number, ref: string): string {
  const differing = compared.filter(({ same }) => !same)
  const alike = compared.length - differing.length
  // An error is an answer too, and one that says little of what a version would do: a secret may be missing.
  const failing = compared.filter(({ same, after }) => same && after.error).length
  const failed = failing ? ` (${failing} with an error)` : ''
  const runs = [...new Set(differing.map(({ run }) => run))]
  const shown =
    runs.length > 10 ? `${runs.slice(0, 10).join(', ')} and ${runs.length - 10} more` : runs.join(', ')
  const words = `${counted(compared.length, 'event')}: ${alike} answered alike${failed}, ${differing.length} differently`
  const tooLong = left ? `; ${left} too long to be kept` : ''
  return differing.length ? `${words} (${shown}): - ${ref}, + on disk${tooLong}` : `${words}${tooLong}`
}
