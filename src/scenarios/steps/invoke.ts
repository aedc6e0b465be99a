import { sealCode } from '../../app/seal-code.ts'
import { boundTo, faultOf } from '../../engine/hook.ts'
import { isScripts } from '../../engine/pipeline.ts'
import { runFunction } from '../../engine/run-function.ts'
import { hookNames, type EventVersion, type HookKey, type HookName } from '../../model/hook.ts'
import type { StageRecord } from '../../model/trace.ts'
import type { Json, JsonObject, LambdaFunction, Trigger } from '../../model/trigger.ts'
import { hookOf, isTriggerSource, sampleEvent, versionsOf } from '../../schema/samples.ts'
import { Unplayable, type Act } from '../step.ts'
import type { Story } from '../open-story.ts'

/** One trigger is called by itself, with a sample of its event in which what the step says stands instead. */
export const invoke: Act<'invoke'> = async ({ trigger: name, event: said }, story) => {
  const { model, pool, ports, kms } = story
  const trigger = model.triggers.find((one) => one.name === name)
  const target = trigger && model.functions.get(trigger.arn)
  if (!trigger || !target) throw new Unplayable(`nothing declares the trigger \`${name}\``)
  const source = String((said as JsonObject)['triggerSource'] ?? '')
  const known = isTriggerSource(source)
  const first = trigger.hooks[0]
  const hook = known ? hookOf(source) : first && hookNames[first as HookKey]
  if (!hook) throw new Unplayable('the event has no `triggerSource` that Cognito has')
  const event = sealCode(whole(said as JsonObject, story), kms, model.pools)
  const version = `V${String(event['version'] ?? '1')}_0` as EventVersion
  if (known && !versionsOf(source).includes(version))
    throw new Unplayable(`${source} has no event of version ${String(event['version'])}`)
  const stages: StageRecord[] = []
  const record = { hook, triggerSource: source, version, event, stages }
  const call = { hook, version, poolId: pool.id, event: { ...event, response: objectIn(event['response']) } }
  try {
    const response = await runFunction(asBound(trigger, hook, story) ?? target, call, ports, stages)
    return { response, record }
  } catch (error) {
    if (!isScripts(error)) throw error
    const { code, message } = faultOf(hook, error)
    return { error: code, message, record }
  }
}

/** The trigger as the pool has it at this hook, alone and whatever its stage runs for; nothing where the pool has not. */
function asBound(trigger: Trigger, hook: HookName, { model, pool }: Story): LambdaFunction | undefined {
  const bound = boundTo(pool, hook)
  const whole = bound && model.functions.get(bound.arn)
  const stage = whole?.stages.find((one) => one.trigger.name === trigger.name)
  if (!whole || !stage) return undefined
  const { when: _, ...alone } = stage
  return { ...whole, stages: [alone] }
}

/** The event of a step, laid over a sample where Cognito has one: what its request and its response say, member by member. */
function whole(said: JsonObject, { pool }: Story): JsonObject {
  const source = String(said['triggerSource'] ?? '')
  if (!isTriggerSource(source)) return said
  const form = `V${String(said['version'])}_0` as EventVersion
  const version = versionsOf(source).includes(form) ? { version: form } : {}
  const sample: JsonObject = sampleEvent(source, { pool, ...version })
  const halves = Object.fromEntries(
    ['request', 'response'].map((half) => [half, { ...objectIn(sample[half]), ...objectIn(said[half]) }]),
  )
  return { ...sample, ...said, ...halves }
}

const objectIn = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
