import process from 'node:process'
import type { Command } from 'commander'
import type { Model } from '../../model/model.ts'
import { globalsOf, printJson } from '../globals.ts'
import { unknown } from '../named.ts'
import { openProject } from '../project/open-project.ts'
import { scriptText } from '../lint/script-text.ts'
import { hooksOf } from './recorded-event.ts'
import { findRun } from './run-source.ts'
import { story } from './story.ts'

/** `poolwright runs show`: one run, with everything that happened in it. */
export async function show(id: string, { hook }: { readonly hook?: string }, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const run = await findRun(cwd, id)
  const there = [...new Set(hooksOf(run).map(({ triggerSource }) => triggerSource))]
  if (hook !== undefined && !hooksOf(run, hook).length)
    return unknown(`hook of ${run.id}`, hook, there, command)
  if (json) return printJson(hook === undefined ? run : { id: run.id, hooks: hooksOf(run, hook) })
  const names = namesIn(await openProject(cwd).catch(() => undefined))
  const lines = story(run, { hook, nameOf: (one) => names.get(one), textOf: scriptText(cwd) })
  process.stdout.write(`${lines.join('\n')}\n`)
  if (there.length && !quiet)
    process.stderr.write(`\nagain, with the scripts as they are now: poolwright runs replay ${run.id}\n`)
}

/** What pools and app clients are called, by their ids. A project that cannot be read names nothing. */
function namesIn(project: { readonly model: Model } | undefined): ReadonlyMap<string, string> {
  const pools = project?.model.pools ?? []
  return new Map(
    pools.flatMap(({ id, name, clients }) => [
      [id, name] as const,
      ...clients.map((one) => [one.id, one.name] as const),
    ]),
  )
}
