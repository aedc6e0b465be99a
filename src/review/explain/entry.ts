import { linkRules } from '../../config/link/rules.ts'
import { fileRules } from '../../config/rules.ts'
import type { Severity } from '../../model/finding.ts'
import { assertRules } from '../assertions/assert-rules.ts'
import type { Example } from '../lint/rule.ts'
import { planRules } from '../plan/plan-rules.ts'
import { elsewhere } from '../rules/elsewhere.ts'
import { rules } from '../rules/rules.ts'
import { ofFiles } from './mistakes/files.ts'
import { ofLinks } from './mistakes/links.ts'
import { pageOf } from './page-of.ts'

/** What is known of an id that findings bear. */
export interface Entry {
  readonly id: string
  /**
   * A rule that `lint` asks; a mistake, for which the project does not run or a note of it; an id of neither; what a
   * plan finds of a change; or an assertion that does not hold.
   */
  readonly kind: 'rule' | 'mistake' | 'elsewhere' | 'plan' | 'assertion'
  /** What it finds, as a clause: lower case, no full stop. */
  readonly title: string
  /** Why that is a concern and what to do, in Markdown. */
  readonly why: string
  /** Of a rule. */
  readonly rule?: {
    readonly severity: Severity
    readonly score?: number
    readonly source: string
    readonly bad: Example
    readonly good: Example
  }
  /** Of an id that no rule has: as what it is told all the same, and why no rule finds it. */
  readonly elsewhere?: { readonly told?: string; readonly reason: string }
  /** The page that explains it, in the repository of Poolwright. */
  readonly page?: string
}

/** What is found of scripts, and of rules that a project brings itself. */
const ofScripts = {
  'PW-RULE-001': [
    'a rule of the project that fails, or does not say what it is',
    'A file of `rules/` exports `rule`, or its default: `id`, `severity`, `title` and `check`, which is given the project as plain JSON and gives back what it has found, each with a `message` and a place in a resource that there is. It runs in the sandbox and reaches nothing; it has ten seconds.',
  ],
  'PW-SCRIPT-001': [
    'a script that does not compile, or is not the one pinned',
    'Every script that a trigger names is bundled as the sandbox would, and none is run: an import that is not there, a syntax that is none, a module that the sandbox has not got, or bytes that are not those of `sha256`. At the first sign-in it would fail just so.',
  ],
} as const

/** Every id that there is and what is known of it, in the order of the ids. */
export function allEntries(): readonly Entry[] {
  const entries = new Map<string, Entry>()
  for (const [id, title] of [...Object.entries(fileRules), ...Object.entries(linkRules)]) {
    const why = { ...ofFiles, ...ofLinks }[id as keyof typeof ofFiles | keyof typeof ofLinks]
    entries.set(id, { id, kind: 'mistake', title, why })
  }
  for (const [id, [title, why]] of Object.entries(ofScripts))
    entries.set(id, { id, kind: 'mistake', title, why })
  for (const { id, title, why, told, reason } of elsewhere)
    // Some are mistakes under their own id, of which more is known.
    if (!entries.has(id))
      entries.set(id, {
        id,
        kind: 'elsewhere',
        title,
        why,
        elsewhere: { reason, ...(told && { told }) },
      })
  for (const [id, { title, why }] of Object.entries(planRules))
    if (!entries.has(id)) entries.set(id, { id, kind: 'plan', title, why })
  for (const [id, [title, why]] of Object.entries(assertRules))
    entries.set(id, { id, kind: 'assertion', title, why })
  for (const { id, title, why, severity, score, source, bad, good } of rules) {
    const rule = { severity, source, bad, good, ...(score !== undefined && { score }) }
    entries.set(id, { id, kind: 'rule', title, why, rule, page: pageOf(id) })
  }
  return [...entries.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
}

let known: ReadonlyMap<string, Entry> | undefined

/** What is known of an id; nothing of one that there is not. */
export function entryOf(id: string): Entry | undefined {
  known ??= new Map(allEntries().map((entry) => [entry.id, entry]))
  return known.get(id)
}
