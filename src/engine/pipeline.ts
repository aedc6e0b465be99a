import { checkAnswer } from '../schema/answers.ts'
import { compileCondition } from '../schema/condition.ts'
import { asynchronous, type EventVersion, type HookName } from '../model/hook.ts'
import { ScriptError } from '../model/script-error.ts'
import type { StageRecord } from '../model/trace.ts'
import {
  defaultLimits,
  type Json,
  type JsonObject,
  type LambdaFunction,
  type Stage,
} from '../model/trigger.ts'
import type { Answered, Ports } from './ports.ts'
import { showCovered } from './redact.ts'
import { drawUuid } from './secrets/random-text.ts'

/** What a pipeline is run for. */
export interface Call {
  readonly hook: HookName
  readonly version: EventVersion
  readonly poolId: string
  readonly event: JsonObject & { readonly response: JsonObject }
  /** What only stages with `plainCode` are told. */
  readonly code?: string
}

/** A script's answer that is an object, of which fields have the wrong type. */
export class AnswerMismatch extends Error {
  override readonly name = 'AnswerMismatch'
}

/** Whether a failure is the script's own, and not a defect of ours. */
export const isScripts = (error: unknown): error is ScriptError | AnswerMismatch =>
  error instanceof ScriptError || error instanceof AnswerMismatch

/**
 * Runs the stages of a function in order, each on the response as the one before left it, all within
 * the five seconds that Cognito gives. A stage that fails ends the pipeline, or is passed over where
 * its author said `continue`.
 */
export async function runPipeline(
  { arn, name, stages }: LambdaFunction,
  { hook, version, poolId, event, code }: Call,
  { sandbox, clock, random, caller }: Pick<Ports, 'sandbox' | 'clock' | 'random' | 'caller'>,
  records: StageRecord[],
  attempt = 1,
): Promise<JsonObject> {
  const began = clock.ticks()
  let response = event.response
  for (const stage of stages) {
    const entered = clock.ticks()
    const due = defaultLimits.timeout - (entered - began)
    const shown = { ...event, response }
    const record = (more: Partial<StageRecord> & Pick<StageRecord, 'outcome'>, left?: JsonObject) => {
      const took = clock.ticks() - entered
      const again = attempt > 1 && { attempt }
      const line = { trigger: stage.trigger.name, ...again, logs: [], calls: [], took, ...more }
      records.push(left ? showCovered(line, 'response', left) : line)
    }
    let answered: Answered | undefined
    try {
      if (!applies(stage, shown)) {
        record({ outcome: 'skipped' })
        continue
      }
      if (due <= 0)
        throw new ScriptError('timeout', 'the stages before it used up the five seconds of the hook')
      answered = await sandbox.invoke({
        poolId,
        stage,
        event: shown,
        requestId: drawUuid(random),
        functionName: name,
        functionArn: arn,
        told: toldTo(stage, caller, code),
        timeout: due,
        depth: caller.depth ?? 0,
      })
      if (!asynchronous.has(hook)) response = readResponse(hook, version, answered.value, response)
      const { logs, calls, cpu, heap } = answered
      record({ outcome: 'answered', logs, calls, cpu, heap }, response)
    } catch (error) {
      const ignored = stage.onError === 'continue' && isScripts(error)
      const cost: Partial<ScriptError> = error instanceof ScriptError ? error : {}
      const { type = 'Error', place, logs = [] } = cost
      const { calls = [], cpu, heap } = answered ?? cost
      const message = error instanceof Error ? error.message : String(error)
      record({
        outcome: 'failed',
        // One that answered what cannot be read has written to its console all the same.
        logs: answered?.logs ?? logs,
        calls,
        ...(cpu !== undefined && { cpu }),
        ...(heap !== undefined && { heap }),
        error: { type, message, ...(place && { place }) },
        ...(ignored && { ignored }),
      })
      if (!ignored) throw error
    }
  }
  return response
}

/** What stands in `context.poolwright` beside what the sandbox brings: nothing that the stage does not declare. */
function toldTo(
  { with: settings, capabilities }: Stage,
  { ip, userAgent }: Ports['caller'],
  code: string | undefined,
): JsonObject {
  const may = new Set(capabilities.context)
  return {
    ...(settings && { with: settings }),
    ...(may.has('ip') && ip !== undefined && { ip }),
    ...(may.has('userAgent') && userAgent !== undefined && { userAgent }),
    ...(capabilities.plainCode && code !== undefined && { code }),
  }
}

/** All that callers hear of a condition: its text is the project's own, and may name whom it lets in. */
const unanswered = 'a condition cannot be answered'

function applies({ when }: Stage, event: JsonObject): boolean {
  if (when === undefined) return true
  const condition = compileCondition(when)
  if (!('holds' in condition))
    throw new ScriptError('threw', `the condition \`${when}\` cannot be read`, { told: unanswered })
  try {
    return condition.holds(event)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ScriptError('threw', `the condition \`${when}\` failed: ${why}`, { told: unanswered })
  }
}

/** The response half of what a handler gave back, laid over the one it was shown. */
function readResponse(
  hook: HookName,
  version: EventVersion,
  value: Json | undefined,
  shown: JsonObject,
): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ScriptError('unreadable', 'the handler did not return the event')
  const { response } = value as JsonObject
  if (response === undefined || response === null) return shown
  if (typeof response !== 'object' || Array.isArray(response))
    throw new AnswerMismatch('`response` is not an object')
  const [violation] = checkAnswer(hook, version, response)
  if (violation) throw new AnswerMismatch(violation)
  return { ...shown, ...(response as JsonObject) }
}
