import { boundAt } from '../../config/canonical/pool/hooks.ts'
import { hookNames, type EventVersion, type HookKey } from '../../model/hook.ts'
import type { Model } from '../../model/model.ts'
import type { UserPool } from '../../model/pool.ts'
import type { JsonObject, Stage } from '../../model/trigger.ts'
import { canonicalJson } from '../../review/facts/canonical-json.ts'
import type { Sides } from '../../review/facts/fact.ts'
import type { Plan } from '../../review/plan/plan.ts'

/** How a version runs a script at a hook. */
export interface Running {
  readonly stage: Stage
  /** The form of event that the hook is sent. */
  readonly version: EventVersion
}

/** A script that answers, or may answer, otherwise at a hook than before. */
export interface Target {
  /** By the name of after; of before, where it is gone. */
  readonly trigger: string
  readonly formerly?: string
  /** By the name of after. */
  readonly pool: string
  readonly hook: HookKey
  readonly before?: Running
  readonly after?: Running
  /** The pool whose events are made up. */
  readonly served: UserPool
  /** The ids that the pool has. */
  readonly poolIds: ReadonlySet<string>
  readonly environments: readonly string[]
}

/** The scripts that a change touches, at each hook that runs them, once for all environments in which that is alike. */
export function targetsOf({ changes, sides }: Pick<Plan, 'changes' | 'sides'>): readonly Target[] {
  const scripts = new Set(
    changes.flatMap(({ kind, risk, about: [trigger = '', power], was, is }) =>
      risk !== 'cosmetic' &&
      ((kind === 'script' && was !== undefined) ||
        (kind === 'capability' && (power === 'environment' || (was !== undefined && is !== undefined))))
        ? [trigger]
        : [],
    ),
  )
  const targets = new Map<string, Target>()
  for (const [environment, side] of sides)
    for (const target of pairs(side)) {
      const { trigger, pool, hook, before, after } = target
      const moved = told(before) !== told(after)
      if (!moved && !scripts.has(trigger)) continue
      const key = JSON.stringify([trigger, pool, hook, told(before), told(after)])
      const { poolIds = [], environments = [] } = targets.get(key) ?? {}
      targets.set(key, {
        ...target,
        poolIds: new Set([...poolIds, ...target.poolIds]),
        environments: [...environments, environment],
      })
    }
  return [...targets.values()]
}

/** All that a script is run with; what a review gives none of does not count. */
const told = (running: Running | undefined) =>
  running && canonicalJson([running.version, running.stage.with ?? {}, running.stage.trigger.env])

/** Every stage of either version at the hooks of a pool that both have. */
function* pairs({ before, after, renames, unread }: Sides): Generator<Omit<Target, 'environments'>> {
  for (const pool of after.model.pools)
    for (const hook of Object.keys(hookNames) as HookKey[]) {
      const [old] = renames.before('pool', [pool.name])
      const then = before.model.pools.find(({ name }) => name === old)
      if (!then) continue
      const were = runningAt(before.model, then, hook)
      const at = { pool: pool.name, hook, served: pool, poolIds: new Set([pool.id, then.id]) }
      for (const one of runningAt(after.model, pool, hook)) {
        const { name } = one.stage.trigger
        const [former = name] = renames.before('trigger', [name])
        const index = were.findIndex(({ stage }) => stage.trigger.name === former)
        const [was] = index < 0 ? [] : were.splice(index, 1)
        // Of what cannot be read in a version nobody knows whether it ran.
        if (!was && unread.has(`trigger/${name}`)) continue
        yield {
          trigger: name,
          ...(was && former !== name && { formerly: former }),
          ...at,
          ...(was && { before: was }),
          after: one,
        }
      }
      for (const was of were)
        if (!unread.has(`trigger/${was.stage.trigger.name}`))
          yield { trigger: was.stage.trigger.name, ...at, before: was }
    }
}

function runningAt(model: Model, pool: UserPool, hook: HookKey): Running[] {
  const { arn, version } = boundAt(hook, (pool.properties.LambdaConfig ?? {}) as unknown as JsonObject)
  const stages = typeof arn === 'string' ? (model.functions.get(arn)?.stages ?? []) : []
  const form = typeof version === 'string' ? (version as EventVersion) : 'V1_0'
  return stages.map((stage) => ({ stage, version: form }))
}
