import { randomBytes } from 'node:crypto'
import { boundTo } from '../../engine/hook.ts'
import { isScripts, runPipeline } from '../../engine/pipeline.ts'
import type { Ports } from '../../engine/ports.ts'
import { redact } from '../../engine/redact.ts'
import type { Model } from '../../model/model.ts'
import type { HookRecord, StageRecord } from '../../model/trace.ts'
import type { Trigger } from '../../model/trigger.ts'
import { answerOf, type HookAnswer } from './answer.ts'
import type { RecordedEvent } from './recorded-event.ts'

/** A version of the project, and how its scripts are run. */
export interface Version {
  readonly model: Model
  /** Does ahead of a call what takes long the first time, so that no call's own time is spent on it. */
  readonly prepare: (trigger: Trigger) => Promise<void>
  readonly invoke: Ports['sandbox']['invoke']
  /** Covers the secrets of the project in what is shown. */
  readonly clean: <Value>(value: Value) => Value
}

/** What answers an event in a version of the project that has no script there. */
const nobody = (message: string): HookAnswer => ({ error: { type: 'NotBound', message }, stages: [] })

/**
 * Runs the scripts that a version of the project has at a hook on an event, as its server would: all stages,
 * or that of one trigger. Where it has none there, that is the answer: an error of the type `NotBound`.
 */
export async function replayHook(
  { model, invoke, prepare, clean }: Version,
  { hook, version, triggerSource }: Pick<HookRecord, 'hook' | 'version' | 'triggerSource'>,
  event: RecordedEvent,
  caller: Omit<Ports['caller'], 'requestId'>,
  trigger?: string,
): Promise<HookAnswer> {
  const pool = model.pools.find(({ id }) => id === event['userPoolId'])
  if (!pool) return nobody(`the project has no pool \`${String(event['userPoolId'])}\``)
  const bound = boundTo(pool, hook)
  const target = bound && model.functions.get(bound.arn)
  if (!target) return nobody(`pool \`${pool.name}\` has no script at ${hook}`)
  const stages = target.stages.filter((stage) => trigger === undefined || stage.trigger.name === trigger)
  if (!stages.length)
    return nobody(`\`${trigger}\` does not stand at ${triggerSource} of pool \`${pool.name}\``)

  for (const stage of stages) await prepare(stage.trigger)
  const records: StageRecord[] = []
  const world = {
    sandbox: { invoke },
    clock: { now: Date.now, ticks: () => performance.now() },
    // Ids of calls are drawn, and nothing else.
    random: { bytes: randomBytes, stable: () => randomBytes(32) },
    caller: { requestId: crypto.randomUUID(), ...caller },
  }
  try {
    const call = { hook, version, poolId: pool.id, event }
    const response = await runPipeline({ ...target, stages }, call, world, records)
    return clean(answerOf(records, redact(response)))
  } catch (error) {
    if (!isScripts(error)) throw error
    return clean(answerOf(records))
  }
}
