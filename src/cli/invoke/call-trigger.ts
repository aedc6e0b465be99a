import type { Invocation, Ports } from '../../engine/ports.ts'
import { asynchronous, type EventVersion } from '../../model/hook.ts'
import { ScriptError, type LogLine, type ScriptFailure, type ScriptPlace } from '../../model/script-error.ts'
import type { HostCall } from '../../model/trace.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { diff, type Change } from '../../review/diff.ts'
import { checkAnswer } from '../../schema/answers.ts'
import { hookOf, isTriggerSource, versionsOf } from '../../schema/samples.ts'

/** What came of calling a trigger once. */
export interface Outcome {
  readonly ok: boolean
  readonly event: JsonObject
  readonly answer?: Json
  /** What the script changed of the event. Cognito reads only what lies under `response`. */
  readonly changes: readonly Change[]
  readonly logs: readonly LogLine[]
  /** What it asked of the world outside its sandbox. */
  readonly calls: readonly HostCall[]
  /** Milliseconds in the sandbox. */
  readonly took?: number
  /** Milliseconds of computing. */
  readonly cpu?: number
  /** Bytes of heap in use when it ended. */
  readonly heap?: number
  readonly error?: {
    readonly failure: ScriptFailure | 'mismatch'
    readonly type: string
    readonly message: string
    readonly place?: ScriptPlace
    /** The stack in the author's own files. */
    readonly trace?: string
  }
}

/** Calls a trigger in the sandbox and judges its answer as a hook would. */
export async function callTrigger(call: Invocation, { invoke }: Ports['sandbox']): Promise<Outcome> {
  const { event } = call
  try {
    const { value, ...told } = await invoke(call)
    const changes = isObject(value) ? diff(event, value) : []
    const error = unheeded(event) ? undefined : isObject(value) ? mismatch(event, value) : nothingReturned
    const answer = value === undefined ? {} : { answer: value }
    return { ok: !error, event, ...answer, changes, ...told, ...(error && { error }) }
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error
    const { failure, type, message, place, trace, logs, calls, took, cpu, heap } = error
    const told = { failure, type, message, ...(place && { place }), ...(trace && { trace }) }
    const cost = {
      ...(took !== undefined && { took }),
      ...(cpu !== undefined && { cpu }),
      ...(heap !== undefined && { heap }),
    }
    return { ok: false, event, changes: [], logs, calls, ...cost, error: told }
  }
}

type Failure = NonNullable<Outcome['error']>

const nothingReturned: Failure = {
  failure: 'unreadable',
  type: 'Error',
  message: 'the handler did not return the event',
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether nobody reads what comes back. */
function unheeded({ triggerSource }: JsonObject): boolean {
  const source = String(triggerSource)
  return isTriggerSource(source) && asynchronous.has(hookOf(source))
}

/** What is wrong with the types of the answer's fields, where the event is one of Cognito's. */
function mismatch(event: JsonObject, { response }: JsonObject): Failure | undefined {
  const source = String(event['triggerSource'])
  const version = `V${String(event['version'])}_0` as EventVersion
  if (response === undefined || response === null) return undefined
  if (!isTriggerSource(source) || !versionsOf(source).includes(version)) return undefined
  const violations = checkAnswer(hookOf(source), version, response)
  return violations.length
    ? { failure: 'mismatch', type: 'InvalidLambdaResponse', message: violations.join('; ') }
    : undefined
}
