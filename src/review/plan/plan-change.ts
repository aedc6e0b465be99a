import type { Position } from '../../model/finding.ts'
import type { Json } from '../../model/trigger.ts'
import { risks, type Proof, type Risk } from '../facts/fact.ts'
import type { PlanRuleId } from './plan-rules.ts'

/** How much a change is to be looked at. */
export type Level = (typeof risks)[Risk]

/** One thing that is otherwise for people than before. */
export interface PlanChange {
  /** The kind of fact, such as `redirect`; `replaced` of what has another name or id. */
  readonly kind: string
  /** What it is about, by the names of after. */
  readonly about: readonly string[]
  readonly risk: Risk
  readonly level: Level
  /** One sentence without its full stop, in Markdown. */
  readonly sentence: string
  /** The rule that finds it, where one does. */
  readonly rule?: PlanRuleId
  /** Where it was decided, in the files of before. */
  readonly before?: Position
  /** Where it is decided, or where it would be, in the files of after. */
  readonly after?: Position
  /** What was so and what is. */
  readonly was?: Json
  readonly is?: Json
  readonly proof?: Proof
  readonly help?: string
  readonly related?: readonly { readonly message: string; readonly at: Position }[]
  /** The environments in which it is so, where it is not in all that were compared. */
  readonly environments?: readonly string[]
}

/** The order in which changes are told: the gravest first. */
export const byGravity = (one: PlanChange, other: PlanChange): number =>
  ranks.indexOf(one.risk) - ranks.indexOf(other.risk) ||
  compare(one.kind, other.kind) ||
  compare(one.about.join('/'), other.about.join('/')) ||
  compare(one.sentence, other.sentence)

const ranks = Object.keys(risks)
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
