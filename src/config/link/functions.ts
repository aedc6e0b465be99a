import type { HookKey } from '../../model/hook.ts'
import {
  defaultMemory,
  pipelineTimeout,
  type LambdaFunction,
  type Limits,
  type Stage,
  type Trigger,
} from '../../model/trigger.ts'
import type { Addresses } from '../addresses.ts'
import type { CanonicalPool, CanonicalTrigger, PipelineStage } from '../canonical/canonical.ts'
import type { Resource } from '../merge/resource.ts'
import { scriptOf } from './script.ts'

/** A trigger with everything that its file leaves out. */
export function triggerOf(resource: Resource, canonical: CanonicalTrigger, addresses: Addresses): Trigger {
  const { sha256, hooks, timeout, memory, capabilities, onError } = canonical
  return {
    name: resource.name,
    arn: addresses.arn('trigger', resource.name),
    script: scriptOf(resource),
    ...(sha256 && { sha256 }),
    hooks: hooks satisfies readonly HookKey[],
    limits: { timeout: timeout ?? pipelineTimeout, memory: memory ?? defaultMemory },
    capabilities: { fetch: [], secrets: [], api: [], context: [], plainCode: false, ...capabilities },
    onError: onError ?? 'deny',
  }
}

/** Every function by its ARN: each trigger by itself, and each pipeline of a pool's hook. */
export function functionsOf(
  triggers: readonly Trigger[],
  pools: readonly CanonicalPool[],
  addresses: Addresses,
): ReadonlyMap<string, LambdaFunction> {
  const byArn = new Map(triggers.map((trigger) => [trigger.arn, trigger]))
  const alone = triggers.map((trigger): LambdaFunction => {
    const { name, arn, onError, limits } = trigger
    return { name, arn, stages: [{ trigger, onError, limits }] }
  })
  const pipelines = pools.flatMap((pool) =>
    pool.pipelines.map(({ functionName: name, stages }): LambdaFunction => ({
      name,
      arn: addresses.arn('trigger', name),
      stages: stages.map((stage) => stageOf(stage, byArn)),
    })),
  )
  return new Map([...alone, ...pipelines].map((one) => [one.arn, one]))
}

function stageOf(stage: PipelineStage, byArn: ReadonlyMap<string, Trigger>): Stage {
  const trigger = byArn.get(stage.trigger)
  if (!trigger) throw new Error(`a linked stage has no trigger: ${stage.trigger}`)
  return {
    trigger,
    ...(stage.with && { with: stage.with }),
    ...(stage.when !== undefined && { when: stage.when }),
    onError: stage.onError ?? trigger.onError,
    limits: least(stage, trigger.limits),
  }
}

const least = (asked: Partial<Limits>, { timeout, memory }: Limits): Limits => ({
  timeout: Math.min(asked.timeout ?? timeout, timeout),
  memory: Math.min(asked.memory ?? memory, memory),
})
