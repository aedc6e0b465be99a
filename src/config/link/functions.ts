import type { HookKey } from '../../model/hook.ts'
import {
  defaultConcurrency,
  defaultLimits,
  type JsonObject,
  type LambdaFunction,
  type Limits,
  type Stage,
  type Trigger,
} from '../../model/trigger.ts'
import type { Addresses } from '../addresses.ts'
import type { CanonicalPool, CanonicalTrigger, PipelineStage } from '../canonical/canonical.ts'
import type { TriggerParameters } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import { functionNameOf } from '../ready-made.ts'
import { capabilitiesOf, leftTo } from './capabilities.ts'
import { scriptOf } from './script.ts'
import { settingsOf } from './settings.ts'

/** A trigger with everything that its file leaves out. */
export function triggerOf(resource: Resource, canonical: CanonicalTrigger, addresses: Addresses): Trigger {
  const { sha256, hooks, parameters, concurrency, capabilities, env, onError } = canonical
  return {
    name: resource.name,
    arn: addresses.arn('trigger', resource.name),
    script: scriptOf(resource),
    ...(sha256 && { sha256 }),
    hooks: hooks satisfies readonly HookKey[],
    ...(parameters && { parameters: parameters as unknown as JsonObject }),
    limits: limitsOf(canonical),
    concurrency: concurrency ?? defaultConcurrency,
    capabilities: {
      ...capabilitiesOf(capabilities),
      ...(capabilities?.role !== undefined && { role: addresses.arn('role', capabilities.role) }),
    },
    env: env ?? {},
    onError: onError ?? 'deny',
  }
}

function limitsOf(said: Partial<Limits>): Limits {
  const names = Object.keys(defaultLimits) as (keyof Limits)[]
  const own = names.filter((name) => said[name] !== undefined).map((name) => [name, said[name]])
  const limits: Limits = { ...defaultLimits, ...Object.fromEntries(own) }
  return { ...limits, cpu: Math.min(limits.cpu, limits.timeout) }
}

/** Every function by its ARN: each trigger by itself, and each pipeline of a pool's hook. */
export function functionsOf(
  triggers: readonly Trigger[],
  pools: readonly CanonicalPool[],
  addresses: Addresses,
): ReadonlyMap<string, LambdaFunction> {
  const byArn = new Map(triggers.map((trigger) => [trigger.arn, trigger]))
  const alone = triggers.map((trigger): LambdaFunction => {
    const { name, arn } = trigger
    return { name: functionNameOf(name), arn, stages: [stageOf(trigger)] }
  })
  const pipelines = pools.flatMap((pool) =>
    pool.pipelines.map(({ functionName: name, stages }): LambdaFunction => ({
      name,
      arn: addresses.arn('trigger', name),
      stages: stages.map((stage) => {
        const trigger = byArn.get(stage.trigger)
        if (!trigger) throw new Error(`a linked stage has no trigger: ${stage.trigger}`)
        return stageOf(trigger, stage)
      }),
    })),
  )
  return new Map([...alone, ...pipelines].map((one) => [one.arn, one]))
}

/** A use of a trigger, by itself or as a stage says. */
export function stageOf(trigger: Trigger, said: Omit<PipelineStage, 'trigger'> = {}): Stage {
  const told = settingsOf(trigger.parameters as TriggerParameters | undefined, said.with)
  return {
    trigger,
    ...(told && { with: told }),
    ...(said.when !== undefined && { when: said.when }),
    onError: said.onError ?? trigger.onError,
    limits: least(said, trigger.limits),
    capabilities: leftTo(trigger.capabilities, told, said.capabilities),
  }
}

function least(asked: Partial<Limits>, allowed: Limits): Limits {
  const smaller = (name: Exclude<keyof Limits, 'fresh'>) =>
    Math.min(asked[name] ?? allowed[name], allowed[name])
  const timeout = smaller('timeout')
  return {
    timeout,
    cpu: Math.min(smaller('cpu'), timeout),
    memory: smaller('memory'),
    output: smaller('output'),
    logs: smaller('logs'),
    fetches: smaller('fetches'),
    fetchSize: smaller('fetchSize'),
    fresh: allowed.fresh || (asked.fresh ?? false),
  }
}
