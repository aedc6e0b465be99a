import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import process from 'node:process'
import type { Command } from 'commander'
import { reason, Unreadable } from '../../adapters/disk/unreadable.ts'
import type { RecordedRun } from '../../model/recorded-run.ts'
import { place } from '../../review/changes.ts'
import { globalsOf } from '../globals.ts'
import { openProject } from '../project/open-project.ts'
import { chosenHooks } from './chosen-hooks.ts'
import { eventOf, hooksOf, notKept } from './recorded-event.ts'
import { findRun } from './run-source.ts'

interface Options {
  readonly as: 'event' | 'scenario'
  readonly hook?: string
  readonly stage?: string
  readonly out?: string
}

/** `poolwright runs export`: a run as an event to invoke a trigger with, or as a scenario. */
export async function exportRun(id: string, { as, hook, stage, out }: Options, command: Command) {
  const { quiet, cwd } = globalsOf(command)
  const run = await findRun(cwd, id)
  const { text, notes } =
    as === 'event' ? event(run, hook, stage, command) : await scenario(run, cwd, hook ?? stage, command)
  if (out === undefined) process.stdout.write(text)
  else write(resolve(cwd, out), text)
  if (!quiet) for (const note of notes) process.stderr.write(`note: ${note}\n`)
}

interface Exported {
  readonly text: string
  readonly notes: readonly string[]
}

function event(
  run: RecordedRun,
  hook: string | undefined,
  stage: string | undefined,
  command: Command,
): Exported {
  const [first, ...more] = chosenHooks(run, hook, stage, command)
  const value = first && eventOf(run, first, stage)
  return {
    text: `${JSON.stringify(value, null, 2)}\n`,
    notes: [
      ...(more.length ? [`it fired ${more.length + 1} hooks; this is ${first?.triggerSource} (--hook)`] : []),
      ...notKept(value).map((path) => `${place(path)} was not kept, since it is secret`),
    ],
  }
}

async function scenario(
  run: RecordedRun,
  cwd: string,
  narrowed: string | undefined,
  command: Command,
): Promise<Exported> {
  if (narrowed !== undefined)
    return command.error('error: a scenario is of a whole run: --hook and --stage go with events')
  const [{ scenarioOf }, { printYaml }, { model }] = await Promise.all([
    import('./scenario-of.ts'),
    import('../../config/print-yaml.ts'),
    openProject(cwd),
  ])
  const { document, comments } = scenarioOf(run, model)
  const { steps } = document
  if (Array.isArray(steps) && !steps.length)
    return command.error(
      `error: no step of a scenario is ${run.operation}, and ${hooksOf(run).length ? 'its scripts were skipped' : 'it ran no script'}`,
    )
  return {
    text: printYaml(document, comments),
    notes: comments.slice(1),
  }
}

function write(file: string, text: string) {
  try {
    // What somebody has written is not written over.
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    throw new Unreadable(`\`${file}\` cannot be written: ${reason(error)}`, undefined, { cause: error })
  }
}
