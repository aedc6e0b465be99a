import type { ScenarioDocument } from '../config/made/documents.ts'
import type { Position } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { JsonObject } from '../model/trigger.ts'
import type { Story } from './open-story.ts'
import type { Seen } from './seen.ts'

/** A step of a scenario as its file has it. */
export type Step = ScenarioDocument['steps'][number]
export type StepKind = Step['do']
export type StepOf<Kind extends StepKind> = Extract<Step, { readonly do: Kind }>

/** What a step finds when its turn comes. */
export interface Scene {
  readonly model: Model
  /** The scenario's clock: milliseconds since 1970. */
  readonly now: number
  /** Where a part of the step is written, by the keys that lead to it. */
  readonly at: (...path: readonly (string | number)[]) => Position | undefined
}

/** What became of a step: whether what it expects was seen, and if not, how what was seen differs, line by line. */
export interface Outcome {
  readonly ok: boolean
  readonly told: readonly string[]
  /** What `expect` would say of what was seen, where that differs and can be written there. */
  readonly update?: JsonObject
}

/** Plays a step of a kind that needs no server. */
export type Play<Kind extends StepKind> = (step: StepOf<Kind>, scene: Scene) => Outcome | Promise<Outcome>

/** Plays a step of a kind that happens on the server of a story, and says what was seen. */
export type Act<Kind extends StepKind> = (step: StepOf<Kind>, story: Story) => Promise<Seen>

/** A step that cannot be played as it is written, and why. */
export class Unplayable extends Error {
  override readonly name = 'Unplayable'
}
