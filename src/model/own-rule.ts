import type { Kind } from './model.ts'
import type { Json, JsonObject } from './trigger.ts'

/** A place in a project: what stands under a path of keys in a resource, or the nearest that was written. */
export interface RulePlace {
  readonly kind: Kind
  readonly name: string
  /** Keys and indexes from the top of the resource; the resource as a whole when left out. */
  readonly path?: readonly (string | number)[]
}

/** What one file declares: fragments, the environment's patch and interpolations are merged into it. */
export interface RuleResource {
  readonly name: string
  /** From the project's folder. */
  readonly file: string
  /** In the words of the language. Nothing is filled in: what nobody says is absent. */
  readonly says: JsonObject
}

/** Something that is so of the project, however it is said: who may write an attribute, what a role allows. */
export interface RuleFact {
  /** Which kind of fact, such as `redirect` or `allows`; those of `poolwright plan`. */
  readonly kind: string
  /** What it is about, in the words of the project, such as `['shop', 'web', 'https://shop.example.com/cb']`. */
  readonly about: readonly string[]
  readonly value: Json
  /** Where it is decided. */
  readonly at: RulePlace
}

/** A project as its own rules see it: plain JSON, in one environment. */
export interface RuleProject {
  /** None where the project declares no environment. */
  readonly environment?: string
  /** Whether the environment says that it is `protected`. */
  readonly protected: boolean
  /** Every resource by its kind, in the order of the names. */
  readonly resources: { readonly [K in Kind]: readonly RuleResource[] }
  readonly facts: readonly RuleFact[]
}

/** One thing that a rule has found. */
export interface RuleConcern {
  /** What is so: lower case, no full stop, the author's words in backticks. */
  readonly message: string
  readonly at: RulePlace
  /** What to do about it. */
  readonly help?: string
  /** Other places that have to do with it, in the order in which one leads to the next. */
  readonly related?: readonly { readonly message: string; readonly at: RulePlace }[]
}

/** A rule of a project: what a file of `rules/` exports as `rule`, or as its default. */
export interface ProjectRule {
  /** Letters, digits and `-`, and at the end three digits, such as `ACME-001`; not beginning with `PW-`. */
  readonly id: string
  readonly severity: 'error' | 'warning' | 'info'
  /** What it finds, as a clause. */
  readonly title: string
  /** Why that is a concern, and what to do, in Markdown. */
  readonly why?: string
  /** What it finds; it is called once in each environment. What it throws is an error at its file. */
  check(
    project: RuleProject,
  ): Iterable<RuleConcern> | AsyncIterable<RuleConcern> | Promise<Iterable<RuleConcern>>
}
