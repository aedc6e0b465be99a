import { isObject } from '../../config/canonical/tree.ts'
import { hookNames } from '../../model/hook.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { Probe, Probed } from '../../review/lint/probe.ts'
import { judgeAnswers } from '../../review/plan/judge-answers.ts'
import type { Plan } from '../../review/plan/plan.ts'
import type { Tried, TriedEvent } from '../../review/plan/tried.ts'
import { counted } from '../../review/reporter.ts'
import { checkAnswer } from '../../schema/answers.ts'
import { eventsFor, type GivenEvent } from './plan-events.ts'
import type { PlanSide } from './plan-side.ts'
import { targetsOf, type Running, type Target } from './plan-targets.ts'

/** So many events are given to the scripts of a change together, and so many milliseconds it may take. */
const most = { events: 200, time: 20_000 }

/** What scripts answered, and what a reader should know of how they were run. */
export interface Tries {
  readonly tried: readonly Tried[]
  readonly remarks: readonly string[]
}

/**
 * Runs scripts that a change touches on events, both versions without any power: on those that a server of the
 * project has recorded, else on samples. Nothing is fetched, and no secret is known.
 */
export async function tryScripts(
  plan: Pick<Plan, 'changes' | 'sides'>,
  base: PlanSide,
  head: PlanSide,
  cwd: string,
): Promise<Tries> {
  const targets = targetsOf(plan)
  if (!targets.length) return { tried: [], remarks: [] }
  const { openProbe } = await import('../../app/open-probe.ts')
  const [was, is] = [base.open(), head.open()]
  const [before, after] = [openProbe(was.root), openProbe(is.root)]
  const until = performance.now() + most.time
  try {
    const tried: Tried[] = []
    let [given, left] = [0, 0]
    for (const target of targets) {
      const { events, older } = await eventsFor(target, cwd)
      const answers: TriedEvent[] = []
      for (const event of events) {
        if (given >= most.events || performance.now() > until) left += 1
        else answers.push(await tryEvent(target, event, before.probe, after.probe))
        given += 1
      }
      if (answers.length) tried.push(told(target, answers, older, plan.sides.size))
    }
    const remarks = left
      ? [
          `${counted(left, 'event')} more ${left > 1 ? 'were' : 'was'} not given to scripts, which would take too long`,
        ]
      : []
    return { tried: merged(tried, plan.sides.size), remarks }
  } finally {
    await Promise.all([before.close(), after.close()])
    for (const side of [was, is]) side.remove()
  }
}

async function tryEvent(
  { hook, before, after }: Target,
  { name, recorded, ...event }: GivenEvent,
  was: Probe,
  is: Probe,
): Promise<TriedEvent> {
  const run = async (probe: Probe, running: Running | undefined, shown: JsonObject) =>
    running && checked(hookNames[hook], running, await probe({ stage: running.stage, event: shown }))
  const [old, now] = await Promise.all([run(was, before, event.before), run(is, after, event.after)])
  const judged = judgeAnswers(
    { ...(old && { before: old }), ...(now && { after: now }) },
    { before: responseIn(event.before), after: responseIn(event.after) },
  )
  return { event: name, recorded, ...judged }
}

const responseIn = ({ response }: JsonObject) => (isObject(response) ? response : {})

/** An answer that the hook would not take is none. */
function checked(hook: Parameters<typeof checkAnswer>[0], { version }: Running, probed: Probed): Probed {
  if ('failed' in probed) return probed
  const [wrong] = checkAnswer(hook, version, probed.answer['response'] ?? {})
  return wrong === undefined ? probed : { failed: `its answer is not taken: ${wrong}` }
}

function told(
  { trigger, formerly, pool, hook, before, after, environments }: Target,
  events: readonly TriedEvent[],
  older: number,
  all: number,
): Tried {
  const only = before ? (after ? undefined : 'before') : 'after'
  const secrets = [
    ...new Set([before, after].flatMap((running) => running?.stage.capabilities.secrets ?? [])),
  ]
  return {
    trigger,
    ...(formerly !== undefined && { formerly }),
    pool,
    hook,
    ...(environments.length < all && { environments }),
    ...(only && { only }),
    events,
    ...(secrets.length && { secrets: secrets.sort() }),
    ...(older && { older }),
  }
}

/** Environments in which the same came of it are told together. */
function merged(tried: readonly Tried[], all: number): readonly Tried[] {
  const same = Map.groupBy(tried, ({ environments: _, ...said }) => JSON.stringify(said))
  return [...same.values()].flatMap(([first, ...others]) => {
    if (!first || !others.length) return first ?? []
    const { environments: _, ...said } = first
    const environments = [first, ...others].flatMap((one) => one.environments ?? [])
    return { ...said, ...(environments.length < all && { environments }) }
  })
}
