import type { Verdict } from '../../iam/compare/compare-access.ts'
import type { Position } from '../../model/finding.ts'
import type { Context, Decision } from '../../model/iam.ts'
import type { Json } from '../../model/trigger.ts'
import type { Place } from '../lint/rule.ts'
import type { Reviewed } from '../lint/reviewed.ts'
import type { PlanRuleId } from '../plan/plan-rules.ts'
import type { Owner } from './owners.ts'
import type { Renames } from './renames.ts'

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
  'delivery-changed': 'risky',
  'access-narrowed': 'safe',
  'auth-strengthened': 'safe',
  'capability-removed': 'safe',
  'client-added': 'safe',
  'resource-added': 'safe',
  'resource-removed': 'safe',
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
  /** The rule that finds it, where that is another one than the risk's own. */
  readonly rule?: PlanRuleId
  /** Of access: what was proved, and a request that shows it. */
  readonly proof?: Proof
  /** What leads out of it, where nothing is to be lost. */
  readonly help?: string
  /** Other places that have to do with it, in the order in which one leads to the next. */
  readonly related?: readonly { readonly message: string; readonly at: Position }[]
}

/** How well it is known that somebody may more or less than before. */
export interface Proof {
  readonly verdict: Verdict
  /** A request that is answered differently, and both answers. */
  readonly witness?: {
    readonly action: string
    readonly resource: string
    readonly context: Context
    readonly before: Decision
    readonly after: Decision
  }
  /** Every action of which the same is so; of very many, some. */
  readonly actions?: readonly string[]
  /** Why nobody can say. */
  readonly why?: string
}

/** The two projects that a plan compares. */
export interface Sides {
  readonly before: Reviewed
  readonly after: Reviewed
  /** What goes by another name now. */
  readonly renames: Renames
  /** What cannot be read on one side, as `pool/shop`: of that, nothing is said. */
  readonly unread: ReadonlySet<string>
}

/** One kind of fact: how it is derived, and what a change of it means. One kind a file. */
export interface FactKind<Value extends Json = Json> {
  /** Such as `redirect`; it stands in the JSON of a plan. */
  readonly kind: string
  /** What the first parts of `about` name. What comes or goes with it is told of it as a whole. */
  readonly names?: Owner
  /** Whether this is the kind that tells of that as a whole. */
  readonly whole?: true
  /** Every fact of this kind; `about` is unique among them. */
  of(project: Reviewed): Iterable<Fact<Value>>
  /** What a change means for people; nothing where another kind of fact tells it better. */
  tell(change: Changed<Value>, sides: Sides): Iterable<Told>
}
