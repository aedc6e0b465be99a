import type { Change } from '../diff.ts'

/** What is known of both versions, or of one of them. */
export interface OfSides<Of> {
  readonly before?: Of
  readonly after?: Of
}

/** What both versions of a script made of one event. */
export interface TriedEvent {
  /** The id of the run that it was recorded in, or the trigger source of a sample. */
  readonly event: string
  readonly recorded: boolean
  /** `unknown` where both need what a review has not, so that nobody knows what they would answer. */
  readonly verdict: 'same' | 'differs' | 'unknown'
  /** Whether both answered, or failed, alike; also where it is unknown, since neither did anything else. */
  readonly same: boolean
  /** Where the answers of two versions that answered differ, from the top of the response. */
  readonly changes: readonly Change[]
  /** Why a version did not answer. */
  readonly failed?: OfSides<string>
  /** What a version asked for that a review has not. */
  readonly needs?: OfSides<readonly string[]>
  /** What a version made of the event’s own response, where the other did not answer, or there is no other. */
  readonly made?: OfSides<readonly Change[]>
}

/** A script that has changed, or what runs it, tried without any power on events of a hook. */
export interface Tried {
  readonly trigger: string
  /** What it is called in the base, where that is another name. */
  readonly formerly?: string
  readonly pool: string
  readonly hook: string
  /** The environments in which it is so, where it is not in all that were compared. */
  readonly environments?: readonly string[]
  /** The version that runs it there, where the other one does not. */
  readonly only?: 'before' | 'after'
  readonly events: readonly TriedEvent[]
  /** The secrets that it may read, each of which read as the word `secret`. */
  readonly secrets?: readonly string[]
  /** How many recorded events were left out, since they are in a form that is sent no longer. */
  readonly older?: number
}

/** Events of which the same is to be said. */
export interface TriedGroup extends Omit<TriedEvent, 'event' | 'recorded'> {
  readonly events: readonly string[]
}

/** The events that are answered otherwise, those together of which the same is to be said. */
export function differingGroups({ events }: Pick<Tried, 'events'>): readonly TriedGroup[] {
  const differing = events.filter(({ verdict }) => verdict === 'differs')
  const groups = Map.groupBy(differing, ({ event: _, recorded: __, ...said }) => JSON.stringify(said))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ ...first, events: [...new Set(group.map(({ event }) => event))] }] : []
  })
}
