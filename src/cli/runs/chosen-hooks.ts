import type { Command } from 'commander'
import type { RecordedRun } from '../../model/recorded-run.ts'
import type { HookRecord } from '../../model/trace.ts'
import { unknown } from '../named.ts'
import { hooksOf } from './recorded-event.ts'

/** The hooks of a run that somebody asks about; ends the command as badly used where there is none. */
export function chosenHooks(
  run: RecordedRun,
  hook: string | undefined,
  stage: string | undefined,
  command: Command,
): readonly HookRecord[] {
  const all = hooksOf(run)
  if (!all.length) return command.error(`error: ${run.id}, ${run.operation}, ran no script`)
  const named = hooksOf(run, hook)
  if (hook !== undefined && !named.length)
    return unknown(`hook of ${run.id}`, hook, [...new Set(all.map((one) => one.triggerSource))], command)
  const stood = (one: HookRecord) => one.stages.map(({ trigger }) => trigger)
  const chosen = named.filter((one) => stage === undefined || stood(one).includes(stage))
  if (stage !== undefined && !chosen.length)
    return unknown(`stage of ${run.id}`, stage, [...new Set(named.flatMap(stood))], command)
  return chosen
}
