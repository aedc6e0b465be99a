import { Fault } from '../model/fault.ts'
import type { EventVersion, HookName } from '../model/hook.ts'
import type { AppClient, UserPool } from '../model/pool.ts'
import { ScriptError } from '../model/script-error.ts'
import type { HookRecord, StageRecord } from '../model/trace.ts'
import type { JsonObject } from '../model/trigger.ts'
import type { Given, Step } from './flow.ts'
import { AnswerMismatch, isScripts } from './pipeline.ts'
import { hide, showCovered } from './redact.ts'
import { runFunction } from './run-function.ts'

/** Who an event is about and for whom it is raised: the envelope of every hook. */
export interface Envelope {
  readonly pool: UserPool
  /** Absent where an administrator acts without naming one. */
  readonly client?: AppClient | undefined
  readonly user: { readonly username: string }
}

/** A lifecycle hook: what it shows the script, and what it takes from the answer. */
export interface Hook<Needs, Response extends object, Gives extends Given = undefined> {
  readonly name: HookName
  /** The `triggerSource` strings this hook fires with. */
  readonly sources: readonly string[]
  /** The `request` half of the event. */
  readonly request: (facts: Needs, version: EventVersion, source: string) => object
  /** The `response` half before the script runs: the answer of a script that changes nothing. */
  readonly response: (version: EventVersion) => Response
  readonly apply: (
    response: Response,
    facts: Needs & Envelope,
    version: EventVersion,
    source: string,
  ) => Gives
  /** Whether a function that wants this form of event hears of this source; of each, unless said. */
  readonly fires?: (version: EventVersion, source: string) => boolean
  /** The code in the event, in the clear: for stages with `plainCode`. */
  readonly code?: (facts: Needs) => string | undefined
  /** What a failed script means, where it is not what it means everywhere. */
  readonly failed?: (facts: Needs & Envelope, cause: unknown) => Fault
}

// `version` in the event, by `LambdaVersion`.
const eventVersions: Readonly<Record<EventVersion, string>> = { V1_0: '1', V2_0: '2', V3_0: '3' }

/** What callers read of a client where an administrator named none. */
export const noClient = 'CLIENT_ID_NOT_APPLICABLE'

/** The function that a pool has at a hook, and the form of event it wants. */
export function boundTo(pool: UserPool, hook: HookName): { arn: string; version: EventVersion } | undefined {
  const config = pool.properties.LambdaConfig ?? {}
  const bound =
    hook === 'PreTokenGeneration' ? (config.PreTokenGenerationConfig ?? config[hook]) : config[hook]
  if (!bound) return undefined
  if (typeof bound === 'string') return { arn: bound, version: 'V1_0' }
  return { arn: bound.LambdaArn, version: bound.LambdaVersion as EventVersion }
}

/** Makes a step of a hook. A pool that binds no script to it gets the neutral answer. */
export function hook<Needs, Response extends object, Gives extends Given, Told extends object = object>(
  { name, request, response, apply, fires = () => true, code: codeOf, failed }: Hook<Needs, Response, Gives>,
  source: string | ((facts: Told) => string),
): Step<Needs & Envelope & Told, Gives> {
  return {
    name,
    async run(facts, ports, { trace, began }) {
      const triggerSource = typeof source === 'string' ? source : source(facts)
      const bound = boundTo(facts.pool, name)
      if (!bound || !fires(bound.version, triggerSource))
        return apply(response('V1_0'), facts, 'V1_0', triggerSource)
      const { arn, version } = bound
      const event = {
        version: eventVersions[version],
        region: facts.pool.region,
        userPoolId: facts.pool.id,
        userName: facts.user.username,
        callerContext: {
          awsSdkVersion: sdkVersion(ports.caller.userAgent),
          clientId: facts.client?.id ?? noClient,
        },
        triggerSource,
        request: request(facts, version, triggerSource),
        response: response(version),
      } as unknown as JsonObject & { response: JsonObject }
      const stages: StageRecord[] = []
      const record: HookRecord = { hook: name, triggerSource, version, event: undefined, stages }
      showCovered(record, 'event', event)
      const entered = ports.clock.ticks()
      const line = { step: triggerSource, at: entered - began, took: 0, gave: [], inside: [], hook: record }
      trace.push(line)
      try {
        const target = ports.functions.byArn(arn)
        if (!target) throw new ScriptError('missing', `no trigger stands behind ${arn}`)
        const code = codeOf?.(facts)
        // Senders may write it to their log.
        if (code !== undefined) hide(record, code)
        const answer = await runFunction(
          target,
          { hook: name, version, poolId: facts.pool.id, event, ...(code !== undefined && { code }) },
          ports,
          stages,
        )
        showCovered(record, 'response', answer)
        return apply(answer as Response, facts, version, triggerSource)
      } catch (error) {
        throw isScripts(error) ? (failed?.(facts, error) ?? faultOf(name, error)) : error
      } finally {
        line.took = ports.clock.ticks() - entered
      }
    },
  }
}

// Unverified, as is which of the two sentences on answers that cannot be taken is said of which.
const late = 'Socket timeout while invoking Lambda function'
const mistyped = 'Invalid lambda function output : Invalid JSON'

/** What Cognito says of a script that failed. */
export function faultOf(hook: HookName, cause: ScriptError | AnswerMismatch): Fault {
  if (cause instanceof AnswerMismatch) return new Fault('InvalidLambdaResponseException', mistyped, { cause })
  const unreachable = (why: string) =>
    new Fault('UnexpectedLambdaException', `${hook} invocation failed due to error ${why}.`, { cause })
  switch (cause.failure) {
    case 'threw':
      return new Fault(
        'UserLambdaValidationException',
        `${hook} failed with error ${cause.told ?? cause.message}.`,
        { cause },
      )
    case 'unfit': {
      // Lambda says it in the function's stead, and Cognito hands it on as the function's error.
      const { type, message } = cause
      const said = type === 'SyntaxError' ? `${type}: ${message}` : message
      return new Fault('UserLambdaValidationException', `${hook} failed with error ${said}.`, { cause })
    }
    case 'crashed':
      // What Lambda itself says of a function whose process ends; Cognito hands it on as the function's error.
      return new Fault(
        'UserLambdaValidationException',
        `${hook} failed with error Runtime exited with error: signal: killed.`,
        { cause },
      )
    case 'timeout':
      return unreachable(late)
    case 'missing':
      return unreachable('ResourceNotFoundException')
    case 'unreadable':
      return new Fault('InvalidLambdaResponseException', undefined, { cause })
  }
}

/** Of a user agent, which anybody may make long. Characters. */
const mostRead = 512

const sdkVersion = (userAgent = '') =>
  /\baws-sdk-[\w-]+\/[\w.-]+/.exec(userAgent.slice(0, mostRead))?.[0].replace('/', '-') ??
  'aws-sdk-unknown-unknown'
