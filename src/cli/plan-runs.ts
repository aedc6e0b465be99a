import { Unreadable } from '../adapters/disk/unreadable.ts'
import { boundAt } from '../config/canonical/pool/hooks.ts'
import { hookNames, type EventVersion, type HookKey } from '../model/hook.ts'
import type { Model } from '../model/model.ts'
import type { JsonObject, Stage } from '../model/trigger.ts'
import { diff } from '../review/diff.ts'
import type { Sides } from '../review/facts/fact.ts'
import type { Probe } from '../review/lint/probe.ts'
import type { Plan } from '../review/plan/plan.ts'
import type { Tried, TriedEvent } from '../review/plan/tried.ts'
import { allTriggerSources, hookOf, sampleEvent } from '../schema/samples.ts'
import { eventOf, hooksOf } from './runs/recorded-event.ts'
import { openRunSource } from './runs/run-source.ts'
import type { PlanSide } from './plan-side.ts'

/** A script that has changed, where both versions run it. */
interface Target {
  readonly trigger: string
  readonly pool: string
  readonly hook: HookKey
  /** By the id that the pool has in an environment. */
  readonly stages: ReadonlyMap<
    string,
    { readonly before: Stage; readonly after: Stage; readonly model: Model }
  >
}

/** An event, and where it comes from. */
interface Given {
  readonly event: JsonObject
  readonly name: string
  readonly recorded: boolean
}

/** So many recorded events are run of one script at one hook, and of all together. */
const most = { each: 20, all: 100 }

/**
 * Runs scripts that a change touches on events, both versions without any power: on those that a server of the
 * project has recorded, else on samples. Nothing is fetched, and no secret is known.
 */
export async function tryScripts(
  plan: Pick<Plan, 'changes' | 'sides'>,
  base: PlanSide,
  head: PlanSide,
  cwd: string,
): Promise<readonly Tried[]> {
  const targets = targetsOf(plan)
  if (!targets.length) return []
  const { openProbe } = await import('../app/open-probe.ts')
  const [was, is] = [base.open(), head.open()]
  const [before, after] = [openProbe(was.root), openProbe(is.root)]
  try {
    const tried: Tried[] = []
    let left = most.all
    for (const target of targets) {
      const events = (await eventsFor(target, cwd)).slice(0, Math.min(most.each, left))
      left -= events.length
      const answers: TriedEvent[] = []
      for (const given of events) answers.push(await tryEvent(target, given, before.probe, after.probe))
      const { trigger, pool, hook } = target
      if (answers.length) tried.push({ trigger, pool, hook, events: answers })
    }
    return tried
  } finally {
    await Promise.all([before.close(), after.close()])
    for (const side of [was, is]) side.remove()
  }
}

function targetsOf({ changes, sides }: Pick<Plan, 'changes' | 'sides'>): readonly Target[] {
  const scripts = new Set(
    changes.flatMap(({ kind, risk, about, was, is }) =>
      was !== undefined &&
      is !== undefined &&
      risk !== 'cosmetic' &&
      (kind === 'script' || kind === 'capability')
        ? [about[0]]
        : [],
    ),
  )
  const hooks = new Set(
    changes.flatMap(({ kind, about, was, is }) =>
      kind === 'runs' && was !== undefined && is !== undefined ? [about.join(' ')] : [],
    ),
  )
  const targets = new Map<string, Target & { readonly stages: Map<string, unknown> }>()
  for (const side of sides.values())
    for (const one of sharedStages(side)) {
      if (!scripts.has(one.trigger) && !(hooks.has(`${one.pool} ${one.hook}`) && one.otherwise)) continue
      const { trigger, pool, hook, poolId, ...stages } = one
      const key = JSON.stringify([trigger, pool, hook])
      const target = targets.get(key) ?? { trigger, pool, hook, stages: new Map() }
      target.stages.set(poolId, { ...stages, model: side.after.model })
      targets.set(key, target)
    }
  return [...targets.values()]
}

/** The stages that both versions have at the hooks of a pool, by the names of after. */
function* sharedStages({ before, after, renames }: Sides) {
  for (const pool of after.model.pools)
    for (const hook of Object.keys(hookNames) as HookKey[]) {
      const [old] = renames.before('pool', [pool.name])
      const then = before.model.pools.find(({ name }) => name === old)
      if (!then) continue
      const were = stagesAt(before.model, then, hook)
      for (const stage of stagesAt(after.model, pool, hook)) {
        const [name] = renames.before('trigger', [stage.trigger.name])
        const same = were.find(({ trigger }) => trigger.name === name)
        if (!same) continue
        const otherwise = JSON.stringify(same.with) !== JSON.stringify(stage.with)
        yield {
          trigger: stage.trigger.name,
          pool: pool.name,
          hook,
          poolId: pool.id,
          before: same,
          after: stage,
          otherwise,
        }
      }
    }
}

function stagesAt(model: Model, pool: Model['pools'][number], hook: HookKey): readonly Stage[] {
  const { arn } = boundAt(hook, (pool.properties.LambdaConfig ?? {}) as unknown as JsonObject)
  return typeof arn === 'string' ? (model.functions.get(arn)?.stages ?? []) : []
}

async function eventsFor(target: Target, cwd: string): Promise<readonly Given[]> {
  const recorded = await recordedFor(target, cwd)
  return recorded.length ? recorded : samplesFor(target)
}

/** Events of the last runs in which the script had a part; none where nothing was recorded. */
async function recordedFor({ trigger, hook, stages }: Target, cwd: string): Promise<readonly Given[]> {
  let source: ReturnType<typeof openRunSource> | undefined
  try {
    source = openRunSource(cwd)
    const given: Given[] = []
    for (const { id, hooks } of await source.list({ trigger, hook: hookNames[hook] }, 200)) {
      if (!hooks.length || given.length >= most.each) continue
      const run = await source.find(id)
      for (const record of hooksOf(run, hookNames[hook])) {
        const known = record.event !== undefined && record.stages.some((stage) => stage.trigger === trigger)
        if (!known) continue
        const event = eventOf(run, record, trigger)
        if (stages.has(String(event['userPoolId']))) given.push({ event, name: id, recorded: true })
      }
    }
    return given
  } catch (error) {
    if (error instanceof Unreadable) return []
    throw error
  } finally {
    source?.close()
  }
}

/** What Cognito sends at a hook. */
function samplesFor({ hook, stages, pool }: Target): readonly Given[] {
  const [first] = stages.values()
  const own = first?.model.pools.find(({ name }) => name === pool)
  if (!own) return []
  const { version } = boundAt(hook, (own.properties.LambdaConfig ?? {}) as unknown as JsonObject)
  const form =
    hook === 'preTokenGeneration' && typeof version === 'string' ? (version as EventVersion) : undefined
  return allTriggerSources
    .filter((source) => hookOf(source) === hookNames[hook])
    .map((source) => ({
      event: sampleEvent(source, { pool: own, ...(form && { version: form }) }),
      name: source,
      recorded: false,
    }))
}

async function tryEvent(target: Target, given: Given, before: Probe, after: Probe): Promise<TriedEvent> {
  const { event, name, recorded } = given
  const stages = target.stages.get(String(event['userPoolId'])) ?? [...target.stages.values()][0]
  if (!stages) throw new Error(`nothing runs ${target.trigger}`)
  const [was, is] = [
    await before({ stage: stages.before, event }),
    await after({ stage: stages.after, event }),
  ]
  const failed = {
    ...('failed' in was && { before: was.failed }),
    ...('failed' in is && { after: is.failed }),
  }
  const changes =
    'answer' in was && 'answer' in is ? diff(was.answer['response'] ?? {}, is.answer['response'] ?? {}) : []
  return {
    event: name,
    recorded,
    same: failed.before === failed.after && changes.length === 0,
    changes,
    ...(Object.keys(failed).length && { failed }),
  }
}
