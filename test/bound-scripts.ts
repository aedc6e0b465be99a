import type { Invocation, Ports } from '../src/engine/ports.ts'
import type { EventVersion, HookName } from '../src/model/hook.ts'
import { ScriptError } from '../src/model/script-error.ts'
import {
  defaultConcurrency,
  defaultLimits as limits,
  type Capabilities,
  type Json,
  type LambdaFunction,
  type Stage,
} from '../src/model/trigger.ts'

/** A script as a function; it may answer with the event, or throw. Like a handler of plain JavaScript, it takes events as they come. */
export type Script = (event: any, told: any) => unknown
/** An event as a script saw it. */
export interface Seen {
  readonly triggerSource: string
  readonly userName: string
  readonly version: string
  readonly callerContext: Record<string, string>
  readonly request: Record<string, any>
  readonly response: Record<string, any>
}

/** The account of every ARN. */
export const account = '123456789012'
/** Hooks that are bound by an ARN and a version. */
const versioned = new Set<HookName>(['CustomEmailSender', 'CustomSMSSender', 'InboundFederation'])
/** The key that custom senders get their codes under. */
export const kmsKey = `arn:aws:kms:us-east-1:${account}:key/5f0f6f2e-8c1d-4b57-9a3e-2c7f1f6f3b10`
const arnOf = (name: string) => `arn:aws:lambda:us-east-1:${account}:function:${name}`

/** A script that may do nothing but answer. */
export const capabilities: Capabilities = {
  fetch: [],
  secrets: [],
  api: [],
  aws: {},
  context: [],
  plainCode: false,
}

function stage(name: string, more: Partial<Stage> = {}): Stage {
  const trigger = {
    name,
    arn: arnOf(name),
    script: `triggers/${name}.ts`,
    hooks: [],
    limits,
    concurrency: defaultConcurrency,
    capabilities,
    env: {},
    onError: 'deny' as const,
  }
  return { trigger, onError: 'deny', limits, capabilities, ...more }
}

/** A script as a stage. */
export type TestStage = Partial<Stage> & { readonly run: Script }

/** Functions that are bound to hooks, and the sandbox in which their scripts run as what they are. */
export function bindScripts({
  scripts,
  stages,
  version,
}: {
  readonly scripts: Partial<Record<HookName, Script>>
  readonly stages: Partial<Record<HookName, readonly TestStage[]>>
  readonly version: EventVersion
}) {
  const seen: Seen[] = []
  const calls: Invocation[] = []
  const run = new Map<string, Script>()
  const functions = new Map<string, LambdaFunction>()
  const LambdaConfig: Record<string, unknown> = {}

  const bind = (hook: HookName, list: readonly TestStage[]) => {
    const name = `test-${hook}`
    const made = list.map(({ run: script, ...more }, index) => {
      run.set(`${name}-${index}`, script)
      return stage(`${name}-${index}`, more)
    })
    functions.set(arnOf(name), { name, arn: arnOf(name), stages: made })
    if (hook === 'PreTokenGeneration')
      LambdaConfig['PreTokenGenerationConfig'] = { LambdaArn: arnOf(name), LambdaVersion: version }
    else
      LambdaConfig[hook] = versioned.has(hook)
        ? { LambdaArn: arnOf(name), LambdaVersion: 'V1_0' }
        : arnOf(name)
  }
  for (const [hook, script] of Object.entries(scripts)) bind(hook as HookName, [{ run: script }])
  for (const [hook, list] of Object.entries(stages)) bind(hook as HookName, list)

  const invoke: Ports['sandbox']['invoke'] = async (call) => {
    calls.push(call)
    const event = structuredClone(call.event)
    seen.push(structuredClone(event) as unknown as Seen)
    try {
      const value = (await run.get(call.stage.trigger.name)?.(event, call.told)) as Json | undefined
      return { value, logs: [], calls: [], took: 0, cpu: 0, heap: 0 }
    } catch (error) {
      if (error instanceof ScriptError || !(error instanceof Error)) throw error
      throw new ScriptError('threw', error.message, { type: error.name })
    }
  }
  return { seen, calls, functions, LambdaConfig, invoke }
}
