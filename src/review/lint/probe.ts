import type { JsonObject, Stage } from '../../model/trigger.ts'

/** What a script made of an event that nobody caused. */
export type Probed =
  | { readonly answer: JsonObject }
  | {
      readonly failed: string
      /** Where it asked for what a review has not, such as `fetch of https://example.com`: nobody knows what it would answer. */
      readonly needs?: readonly string[]
    }

/** What every secret reads as in a review. */
export const standIn = 'secret'

/**
 * Runs one stage's script in the sandbox, with an event and what the stage says under `with`. It has no
 * power whatever its file declares: what it would ask of the world, it is refused, and what it answers
 * then counts as a failure, since nobody knows what it would have answered otherwise.
 */
export type Probe = (call: { readonly stage: Stage; readonly event: JsonObject }) => Promise<Probed>
