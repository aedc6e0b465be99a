import { linkRules } from '../../config/link/rules.ts'
import { fileRules } from '../../config/rules.ts'
import type { Severity } from '../../model/finding.ts'
import type { Example } from '../lint/rule.ts'
import { rules } from '../rules/rules.ts'
import { pageOf } from './page-of.ts'

/** What is known of an id that findings bear. */
export interface Entry {
  readonly id: string
  /** What it finds, as a clause: lower case, no full stop. */
  readonly title: string
  /** Why that is a concern and what to do, in Markdown. */
  readonly why?: string
  /** Of a rule. */
  readonly rule?: {
    readonly severity: Severity
    readonly score?: number
    readonly source: string
    readonly bad: Example
    readonly good: Example
    /** Its page, from the folder of the product's repository. */
    readonly page: string
  }
}

/** What is known of an id; nothing of one that there is not. */
export function entryOf(id: string): Entry | undefined {
  const rule = rules.find((one) => one.id === id)
  if (rule) {
    const { title, why, severity, score, source, bad, good } = rule
    const said = { severity, source, bad, good, page: pageOf(id), ...(score !== undefined && { score }) }
    return { id, title, why, rule: said }
  }
  const mistakes: Readonly<Record<string, string>> = { ...fileRules, ...linkRules, ...scriptRules }
  const title = Object.hasOwn(mistakes, id) ? mistakes[id] : undefined
  return title === undefined ? undefined : { id, title }
}

/** What the compiler of scripts finds. */
export const scriptRules = {
  'PW-SCRIPT-001': 'a script that does not compile, or is not the one pinned',
} as const
