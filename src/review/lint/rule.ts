import type { Path } from '../../config/path.ts'
import type { Severity } from '../../model/finding.ts'
import type { Json } from '../../model/trigger.ts'
import type { Reviewed, Resource } from './reviewed.ts'
import type { Script } from './script.ts'

/** What a rule's id is about: it begins with one of these, and its file lies in a folder of that name. */
export const families = ['POOL', 'CLIENT', 'IDP', 'ID', 'TRUST', 'IAM', 'TRIG', 'SEC', 'FILE'] as const
export type Family = (typeof families)[number]

/** An id never changes its meaning, and is never given again. */
export type RuleId = `PW-${Family}-${string}`

/**
 * A small project: files by their paths. A text alone is `pools/shop.pool.yaml`. It validates, but for what
 * the rule is about.
 */
export type Example = string | Readonly<Record<string, string>>

/** Something that a reviewer should know of a project whose files are all well. One rule a file. */
export interface Rule {
  readonly id: RuleId
  readonly severity: Severity
  /** How grave it is at worst, from 0 to 10, as CVSS counts; none where it harms nobody. */
  readonly score?: number
  /** What it finds, as a clause: lower case, no full stop. */
  readonly title: string
  /** Why that is a concern, and what to do: two or three sentences, in Markdown. */
  readonly why: string
  /** Who else asks for it: documents, standards, controls of other tools, by name. */
  readonly source: string
  /** What it speaks of, and what it leaves alone. The tests of every rule are its examples. */
  readonly bad: Example
  readonly good: Example
  /** What `bad` is once all that can be mended in it is; absent where nothing can be. */
  readonly mended?: Example
  /** The order of what it finds does not matter. */
  check(project: Reviewed): Iterable<Concern> | AsyncIterable<Concern>
}

/** A place in a resource: the value under its path of keys, or the nearest that was written; its key, where `of` says so. */
export interface Place {
  readonly resource: Resource
  readonly path: Path
  readonly of?: 'key'
}

/** One thing that a rule has found. */
export interface Concern {
  /** What is so, lower case, no full stop, the author's words in backticks. */
  readonly message: string
  readonly at: Place | ScriptPlace
  /** What to do about it here. */
  readonly help?: string
  /** The other ends of it, in the order in which one leads to the next. */
  readonly related?: readonly { readonly message: string; readonly at: Place | ScriptPlace }[]
  /** What mends it, where that cannot break anything that worked. */
  readonly fix?: Fix
  /** Where this one is worse or better than its rule. */
  readonly severity?: Severity
}

/** A place in a script: offsets into its text. */
export interface ScriptPlace {
  readonly script: Script
  readonly start: number
  readonly end: number
}

/** A change of one file that mends what was found. */
export interface Fix {
  /** What it does, as an order: `turn revocation on`. */
  readonly title: string
  readonly resource: Resource
  /** Each sets what stands under a path, or takes it away where there is no `value`. */
  readonly edits: readonly { readonly path: Path; readonly value?: Json }[]
}
