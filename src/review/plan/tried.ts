import type { Change } from '../diff.ts'

/** What both versions of a changed script made of one event. */
export interface TriedEvent {
  /** The id of the run that it was recorded in, or the trigger source of a sample. */
  readonly event: string
  readonly recorded: boolean
  readonly same: boolean
  /** Where the answers differ, from the top of the event. */
  readonly changes: readonly Change[]
  /** Why a version did not answer. */
  readonly failed?: { readonly before?: string; readonly after?: string }
}

/** A script that has changed, tried without any power on events of a hook. */
export interface Tried {
  readonly trigger: string
  readonly pool: string
  readonly hook: string
  readonly events: readonly TriedEvent[]
}

/** What came of it: `2 of 5 events answered otherwise`. */
export function triedWords({ trigger, pool, hook, events }: Tried): string {
  const others = events.filter(({ same }) => !same).length
  const failing = events.filter(({ same, failed }) => same && failed?.after !== undefined).length
  const kind = events.some(({ recorded }) => recorded) ? 'recorded event' : 'sample event'
  const count = `${events.length} ${kind}${events.length === 1 ? '' : 's'}`
  const unsure = failing
    ? `, and on ${failing} neither says anything: they ask for what a review does not have`
    : ''
  return others
    ? `\`${trigger}\` at ${hook} of \`${pool}\` answers ${others} of ${count} otherwise${unsure}`
    : `\`${trigger}\` at ${hook} of \`${pool}\` answers ${count} as before${unsure}`
}
