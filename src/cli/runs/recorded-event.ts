import { Unreadable } from '../../adapters/disk/unreadable.ts'
import { hooksIn, type RecordedRun } from '../../model/recorded-run.ts'
import type { HookRecord, StageRecord } from '../../model/trace.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { covered } from '../../engine/redact.ts'

/** An event that was recorded, as a hook or one of its stages was shown it. */
export type RecordedEvent = JsonObject & { readonly response: JsonObject }

/** The hooks of a run that ran a script: all of them, or those of this name or trigger source. */
export function hooksOf(run: RecordedRun, name?: string): readonly HookRecord[] {
  const wanted = name?.toLowerCase()
  return hooksIn(run.trace).filter(
    ({ hook, triggerSource }) =>
      wanted === undefined || [hook, triggerSource].some((own) => own.toLowerCase() === wanted),
  )
}

/** The stages of a hook as they ran in the end: of a pipeline that was run again, those of the last time. */
export function lastStages({ stages }: HookRecord): readonly StageRecord[] {
  const last = Math.max(1, ...stages.map(({ attempt = 1 }) => attempt))
  return stages.filter(({ attempt = 1 }) => attempt === last)
}

/** The event of a hook; with a trigger, as that stage was shown it. Throws `Unreadable` where it was not kept. */
export function eventOf(run: Pick<RecordedRun, 'id'>, hook: HookRecord, trigger?: string): RecordedEvent {
  const event = hook.event as RecordedEvent | undefined
  if (!event)
    throw new Unreadable(
      `the event of ${hook.triggerSource} in ${run.id} was too long to be kept`,
      'give another with --event, or a sample with poolwright event',
    )
  if (trigger === undefined) return event
  const stages = lastStages(hook)
  const before = stages.slice(
    0,
    stages.findIndex((stage) => stage.trigger === trigger),
  )
  const left = before.findLast(({ response }) => response !== undefined)?.response as JsonObject | undefined
  return left ? { ...event, response: left } : event
}

/** Where in a recorded value a secret was taken out: paths from the top, in the order in which they stand. */
export function notKept(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  if (typeof value === 'string') return value.includes(covered) ? [path] : []
  if (typeof value !== 'object' || value === null) return []
  const inner: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? (value as readonly Json[]).map((item, at) => [at, item] as const)
    : Object.entries(value)
  return inner.flatMap(([key, item]) => notKept(item, [...path, key]))
}
