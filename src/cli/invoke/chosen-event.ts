import { Unreadable } from '../../adapters/disk/unreadable.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { place } from '../../review/changes.ts'
import { readEvent } from './read-event.ts'
import { eventOf, hooksOf, notKept } from '../runs/recorded-event.ts'
import { findRun } from '../runs/run-source.ts'

/** An event that somebody chose, and what should be said of it. */
export interface ChosenEvent {
  readonly event: JsonObject
  /** Where it comes from, and which of its secrets are not there; but for those paths, as JSON, that are set. */
  readonly notes: (set: ReadonlySet<string>) => readonly string[]
}

/** Reads the event that a file or a recorded run has for a trigger; nothing where neither is named. */
export async function chosenEvent(
  trigger: string,
  { event: file, fromRun }: { readonly event?: string; readonly fromRun?: string },
  cwd: string,
): Promise<ChosenEvent | undefined> {
  if (file !== undefined) return { event: await readEvent(file), notes: () => [] }
  if (fromRun === undefined) return undefined
  const run = await findRun(cwd, fromRun)
  const hooks = hooksOf(run)
  const [hook, ...more] = hooks.filter(({ stages }) => stages.some((stage) => stage.trigger === trigger))
  if (!hook) {
    const stood = [...new Set(hooks.flatMap(({ stages }) => stages.map((stage) => stage.trigger)))]
    const there = stood.length ? `it met ${stood.join(', ')}` : 'it met no trigger'
    throw new Unreadable(
      `\`${trigger}\` had no part in ${run.id}: ${there}`,
      `see where it had: poolwright runs ls --trigger ${trigger}`,
    )
  }
  const event = eventOf(run, hook, trigger)
  return {
    event,
    notes: (set) => [
      `the event of ${hook.triggerSource} in ${run.id}, ${run.operation} at ${run.at}`,
      ...(more.length ? [`the run fired it ${more.length + 1} times; this is the first`] : []),
      ...notKept(event)
        .filter((path) => !set.has(JSON.stringify(path)))
        .map(notKeptWords),
    ],
  }
}

/** What is said of a secret that a recorded event no longer has. */
export const notKeptWords = (path: readonly (string | number)[]): string =>
  `${place(path)} was not kept, since it is secret: say it with --set '${place(path)}=…'`
