import type { EventVersion, HookName } from '../model/hook.ts'
import type { UserPool } from '../model/pool.ts'
import type { JsonObject } from '../model/trigger.ts'
import { triggerSources } from './made/events.js'
import { samples } from './made/samples.js'

/** What makes a hook fire, as `triggerSource` says it, such as `PreSignUp_AdminCreateUser`. */
export type TriggerSource = keyof typeof triggerSources

/** An event as Cognito sends it. */
export type SampleEvent = JsonObject & {
  readonly version: '1' | '2' | '3'
  readonly triggerSource: TriggerSource
  readonly region: string
  readonly userPoolId: string
  readonly userName: string
  readonly callerContext: { readonly awsSdkVersion: string; readonly clientId: string }
  readonly request: JsonObject
  readonly response: JsonObject
}

/** Every trigger source, hook by hook. */
export const allTriggerSources = Object.keys(triggerSources) as readonly TriggerSource[]

/** Whether Cognito has a trigger source of this name. */
export const isTriggerSource = (name: string): name is TriggerSource => Object.hasOwn(triggerSources, name)

/** The hook that a trigger source fires. */
export const hookOf = (source: TriggerSource): HookName => triggerSources[source]

/** The forms of event that there are for a trigger source, oldest first. */
export const versionsOf = (source: TriggerSource): readonly EventVersion[] =>
  (['V1_0', 'V2_0', 'V3_0'] as const).filter((version) => text(source, version) !== undefined)

/**
 * A whole realistic event, made anew at each call: in the form asked for, else the one that the pool's
 * function takes, else the oldest; as if the given pool and its first client had sent it.
 */
export function sampleEvent(
  source: TriggerSource,
  { pool, version }: { readonly pool?: UserPool; readonly version?: EventVersion } = {},
): SampleEvent {
  const forms = versionsOf(source)
  const declared = pool && hookOf(source) === 'PreTokenGeneration' ? declaredVersion(pool) : undefined
  const form = version ?? (declared && forms.includes(declared) ? declared : forms[0])
  const json = form && text(source, form)
  if (!json) throw new Error(`${source} has no event of version ${version}`)
  const event = JSON.parse(json) as SampleEvent
  return pool ? { ...event, ...addressed(event, pool) } : event
}

const text = (source: TriggerSource, version: EventVersion) =>
  samples[`${hookOf(source)} ${version}`]?.[source]

const declaredVersion = ({ properties }: UserPool) =>
  properties.LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion as EventVersion | undefined

function addressed({ callerContext }: SampleEvent, { region, id, clients: [client] }: UserPool) {
  const named = callerContext.clientId !== 'CLIENT_ID_NOT_APPLICABLE' && client
  return {
    region,
    userPoolId: id,
    callerContext: named ? { ...callerContext, clientId: client.id } : callerContext,
  }
}
