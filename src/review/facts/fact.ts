import type { Json } from '../../model/trigger.ts'
import type { Place } from '../lint/rule.ts'
import type { Reviewed } from '../lint/reviewed.ts'

/** What a change does to people, by names that never change: GitHub labels may bear them. */
export const risks = {
  'data-loss': 'blocker',
  replace: 'blocker',
  'access-widened': 'risky',
  'access-unknown': 'risky',
  'signup-opened': 'risky',
  'auth-weakened': 'risky',
  'capability-added': 'risky',
  'client-breaking': 'risky',
  'secret-changed': 'risky',
  'code-changed': 'risky',
  'token-changed': 'risky',
  'limit-changed': 'risky',
  'access-narrowed': 'safe',
  'auth-strengthened': 'safe',
  'capability-removed': 'safe',
  'client-added': 'safe',
  cosmetic: 'safe',
} as const satisfies Record<string, 'blocker' | 'risky' | 'safe'>
export type Risk = keyof typeof risks

/** Something that is so of a project in one environment, and matters to people. */
export interface Fact<Value extends Json = Json> {
  /** What it is about, in the words of the project: the same on both sides of a change if it is the same thing. */
  readonly about: readonly string[]
  /** What is so of it. Two facts are the same where their values are, whatever the order of keys; lists that are sets are sorted. */
  readonly value: Value
  /** Where it is decided. */
  readonly at: Place
}

/** A fact on both sides: new where there is no `before`, gone where there is no `after`. Never the same on both. */
export interface Changed<Value extends Json = Json> {
  readonly about: readonly string[]
  readonly before?: Fact<Value>
  readonly after?: Fact<Value>
}

/** What a change means, said to somebody who has not read the files. */
export interface Told {
  readonly risk: Risk
  /** One sentence without its full stop, in Markdown; names in backticks. */
  readonly sentence: string
  /** Where it was decided before and is decided now; the fact's own places where this is left out. */
  readonly at?: Place
}

/** The two projects that a plan compares. */
export interface Sides {
  readonly before: Reviewed
  readonly after: Reviewed
}

/** One kind of fact: how it is derived, and what a change of it means. One kind a file. */
export interface FactKind<Value extends Json = Json> {
  /** Such as `redirect`; it stands in the JSON of a plan. */
  readonly kind: string
  /** Every fact of this kind; `about` is unique among them. */
  of(project: Reviewed): Iterable<Fact<Value>>
  /** What a change means for people; nothing where another kind of fact tells it better. */
  tell(change: Changed<Value>, sides: Sides): Iterable<Told>
}
