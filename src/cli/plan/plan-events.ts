import { Unreadable } from '../../adapters/disk/unreadable.ts'
import { isObject } from '../../config/canonical/tree.ts'
import { hookNames } from '../../model/hook.ts'
import type { RecordedRun } from '../../model/recorded-run.ts'
import type { HookRecord } from '../../model/trace.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { neutralResponse } from '../../schema/answers.ts'
import {
  allTriggerSources,
  hookOf,
  sampleEvent,
  versionsOf,
  type TriggerSource,
} from '../../schema/samples.ts'
import { eventOf, hooksOf } from '../runs/recorded-event.ts'
import { openRunSource } from '../runs/run-source.ts'
import type { Running, Target } from './plan-targets.ts'

/** An event in the form that each version is sent, and where it comes from. */
export interface GivenEvent {
  readonly before: JsonObject
  readonly after: JsonObject
  /** The id of a run, or a trigger source. */
  readonly name: string
  readonly recorded: boolean
}

/** What a script is tried on. */
export interface GivenEvents {
  /** The newest first. */
  readonly events: readonly GivenEvent[]
  /** How many recorded ones are left out, since they are in a form that the hook is not sent now. */
  readonly older: number
}

/** So many runs are looked through, and so many of their events are taken. */
const most = { runs: 200, events: 20 }

/** The last events that a server of the project recorded of a script, or of its hook where it is new; else samples. */
export async function eventsFor(target: Target, cwd: string): Promise<GivenEvents> {
  const { events, older } = await recordedFor(target, cwd)
  return { events: events.length ? events : samplesFor(target), older }
}

async function recordedFor(target: Target, cwd: string): Promise<GivenEvents> {
  const { trigger, formerly, hook, before, after } = target
  const versions = new Set([before, after].flatMap((running) => running?.version ?? []))
  const named = before && after ? [trigger, ...(formerly === undefined ? [] : [formerly])] : undefined
  const events: GivenEvent[] = []
  let older = 0
  for await (const run of runsOf(hookNames[hook], cwd))
    for (const record of hooksOf(run, hookNames[hook])) {
      if (events.length >= most.events || !isWhole(record)) continue
      const own = named?.find((name) => record.stages.some((stage) => stage.trigger === name))
      if (named && own === undefined) continue
      const event = { ...eventOf(run, record, before ? (own ?? trigger) : undefined) }
      if (!target.poolIds.has(String(event['userPoolId']))) continue
      // Where the two are sent different forms, no recorded event is one of both.
      if (versions.size > 1 || !versions.has(record.version)) older += 1
      else events.push({ before: event, after: event, name: run.id, recorded: true })
    }
  return { events, older }
}

/** The last runs in which a hook ran a script; none where nothing was recorded, or where it cannot be read. */
async function* runsOf(hook: string, cwd: string): AsyncGenerator<RecordedRun> {
  let source: ReturnType<typeof openRunSource> | undefined
  try {
    source = openRunSource(cwd)
    for (const { id, hooks } of await source.list({ hook }, most.runs)) {
      const run = hooks.length ? await source.find(id) : undefined
      if (run && Array.isArray(run.trace)) yield run
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
  } finally {
    source?.close()
  }
}

/** Whether a record holds what a script can be run on: an older Poolwright may have written it, or somebody else. */
function isWhole({ event, stages, version }: Partial<HookRecord>): boolean {
  const said = event as Json | undefined
  return isObject(said) && isObject(said['request']) && Array.isArray(stages) && version !== undefined
}

/** What Cognito sends at a hook, to each version in the form that it takes. */
function samplesFor({ hook, served, before, after }: Target): readonly GivenEvent[] {
  const sources = allTriggerSources.filter((source) => hookOf(source) === hookNames[hook])
  return sources.flatMap((source) => {
    const made = (running: Running | undefined) => running && sample(source, running, served)
    const [was, is] = [made(before ?? after), made(after ?? before)]
    return was && is ? [{ before: was, after: is, name: source, recorded: false }] : []
  })
}

/** Nothing, where there is no event of that form for a trigger source. */
function sample(source: TriggerSource, { version }: Running, pool: Target['served']): JsonObject | undefined {
  if (!versionsOf(source).includes(version)) return undefined
  const event = sampleEvent(source, { pool, version })
  return { ...event, response: { ...neutralResponse(hookOf(source), version), ...event.response } }
}
