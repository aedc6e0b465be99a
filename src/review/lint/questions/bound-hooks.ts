import { boundAt } from '../../../config/canonical/pool/hooks.ts'
import { hooksOf } from '../../../config/link/stages.ts'
import type { EventVersion, HookKey } from '../../../model/hook.ts'
import type { UserPool } from '../../../model/pool.ts'
import type { JsonObject, Stage } from '../../../model/trigger.ts'
import type { Resource, Reviewed } from '../reviewed.ts'
import type { Place } from '../rule.ts'

/** One stage of a hook: as it will run, and as its pool's file has it. */
export interface BoundStage {
  readonly stage: Stage
  /** Where it stands in the pool's file. */
  readonly at: Place
  /** Its trigger, where the project declares it. */
  readonly trigger?: Resource<'trigger'>
}

/** What stands at a hook of a pool. */
export interface BoundHook {
  readonly pool: Resource<'pool'>
  readonly served: UserPool
  readonly hook: HookKey
  readonly version: EventVersion
  readonly at: Place
  readonly stages: readonly BoundStage[]
}

/** The hooks of a pool whose functions have scripts. */
export function boundHooks(project: Reviewed, pool: Resource<'pool'>): readonly BoundHook[] {
  const hooks = hooksOf(pool.says)
  if (!hooks.length) return []
  const served = project.model.pools.find(({ name }) => name === pool.name)
  const config = (served?.properties.LambdaConfig ?? {}) as unknown as JsonObject
  if (!served) return []
  return hooks.flatMap(({ hook, path, stages: written }): readonly BoundHook[] => {
    const { arn, version } = boundAt(hook, config)
    const stages = project.model.functions.get(String(arn))?.stages
    if (!stages || stages.length !== written.length) return []
    const at = (index: number): Place => ({ resource: pool, path: written[index]?.path ?? path })
    return [
      {
        pool,
        served,
        hook,
        version: version === 'V2_0' || version === 'V3_0' ? version : 'V1_0',
        at: { resource: pool, path },
        stages: stages.map((stage, index) => {
          const trigger = project.all('trigger').find(({ name }) => name === stage.trigger.name)
          return { stage, at: at(index), ...(trigger && { trigger }) }
        }),
      },
    ]
  })
}

/** What stands at one hook of a pool, if anything does. */
export const boundHook = (project: Reviewed, pool: Resource<'pool'>, hook: HookKey): BoundHook | undefined =>
  boundHooks(project, pool).find((bound) => bound.hook === hook)

/** Every hook of every pool whose functions have scripts. */
export const allHooks = (project: Reviewed): readonly BoundHook[] =>
  project.all('pool').flatMap((pool) => boundHooks(project, pool))
