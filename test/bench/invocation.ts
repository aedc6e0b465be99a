import type { Invocation } from '../../src/engine/ports.ts'
import { defaultConcurrency, defaultLimits, type JsonObject, type Stage } from '../../src/model/trigger.ts'

const capabilities = { fetch: [], secrets: [], api: [], aws: {}, context: [], plainCode: false }

/** The use of a script that declares nothing. */
export const stageOf = (script: string): Stage => {
  const name = script.replace(/^.*\/|\.\w+$/g, '')
  const common = { limits: defaultLimits, capabilities, onError: 'deny' as const }
  const trigger = { name, arn: '', script, hooks: [], concurrency: defaultConcurrency, env: {}, ...common }
  return { trigger, ...common }
}

/** One call of it, on an event. */
export const invocation = (stage: Stage, event: JsonObject, poolId = 'us-east-1_Bench'): Invocation => ({
  poolId,
  stage,
  event,
  requestId: 'bench',
  functionName: stage.trigger.name,
  functionArn: `arn:aws:lambda:us-east-1:123456789012:function:${stage.trigger.name}`,
  told: {},
  timeout: 5000,
  depth: 0,
})
