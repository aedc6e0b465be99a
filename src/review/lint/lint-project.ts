import { notInForm } from '../../config/fmt/not-in-form.ts'
import { linkRules } from '../../config/link/rules.ts'
import { fileRules } from '../../config/rules.ts'
import { load, type LoadInput } from '../../config/load.ts'
import type { Finding } from '../../model/finding.ts'
import { across, byPlace } from '../across.ts'
import { assertRules } from '../assertions/assert-rules.ts'
import { assertionFindings } from '../assertions/assertion-findings.ts'
import { planRules } from '../plan/plan-rules.ts'
import { acknowledge, type Accepted } from './acknowledge.ts'
import { lint } from './lint.ts'
import { ownFindings, type OwnRule, type OwnRules } from './own-rules.ts'
import { reviewed, type Reviewing } from './reviewed.ts'
import type { Rule } from './rule.ts'

/** A project, and how it is looked at. */
export interface Linting extends Omit<LoadInput, 'env'>, Reviewing {
  /** The environments that it is read in; without any where there is none. */
  readonly environments: readonly string[]
  readonly rules: readonly Rule[]
  /** Rules that the project brings itself. */
  readonly own?: OwnRules
  /** Whether findings tell what their fix is in the text. */
  readonly fixes?: boolean
  /** Whether files are to be in their normal form. */
  readonly form?: boolean
  /** The texts of its scripts, by path: comments in them acknowledge what is found there. */
  readonly scriptTexts?: ReadonlyMap<string, string>
  /** Whether these are all environments that there are. */
  readonly everywhere?: boolean
}

/** What is wrong with a project, and what a reviewer should know of it. */
export interface Linted {
  /** Mistakes, and what rules have found, by file and place. */
  readonly findings: readonly Finding[]
  /** Those that are errors of the language, for which the project cannot run. */
  readonly mistakes: readonly Finding[]
  /** What is declared and has no effect yet. */
  readonly notes: readonly Finding[]
  /** What comments accept, and is not among the others. */
  readonly accepted: readonly Accepted[]
  /** What the project's own rules say of themselves. */
  readonly own: readonly OwnRule[]
  /** The environments in which the project has errors, so that no rule was asked; `''` where none is declared. */
  readonly unasked: readonly string[]
}

/** Reads a project in each environment, and asks the rules wherever it has no error. */
export async function lintProject({ environments, rules, fixes, ...given }: Linting): Promise<Linted> {
  const { scriptTexts = new Map(), everywhere = true } = given
  const texts = fixes ? new Map(given.files.map(({ path, text }) => [path, text])) : undefined
  // First, since what it parses need not be parsed again.
  const unformed = given.form ? notInForm(given.files, given.cache) : []
  const asked: readonly (string | undefined)[] = environments.length ? environments : [undefined]
  const findings = new Map<string, readonly Finding[]>()
  const mistakes = new Map<string, readonly Finding[]>()
  const notes = new Map<string, readonly Finding[]>()
  const own = new Map<string, OwnRule>()
  const unasked: string[] = []
  const read = asked.map((env) => {
    const { model, linked, ...loaded } = load({ ...given, ...(env !== undefined && { env }) })
    const project = model && linked && reviewed({ model, linked }, given)
    return { name: env ?? '', loaded, project }
  })
  // What scripts answer in one environment need not be waited for in another.
  const ruled = await Promise.all(read.map(({ project }) => (project ? lint(project, rules, texts) : [])))
  for (const [index, { name, loaded, project }] of read.entries()) {
    if (!project) unasked.push(name)
    const brought = project && given.own ? await ownFindings(project, given.own) : none
    for (const rule of brought.rules) own.set(rule.id, rule)
    const asserted = project ? assertionFindings(project) : []
    const found = [...(ruled[index] ?? []), ...asserted, ...brought.findings, ...brought.mistakes]
    findings.set(name, [...loaded.findings, ...found])
    const errors = loaded.findings.filter(({ severity }) => severity === 'error')
    mistakes.set(name, [...errors, ...brought.mistakes])
    notes.set(name, loaded.notes)
  }
  const all = {
    findings: [...across(findings), ...unformed].sort(byPlace),
    mistakes: across(mistakes),
    notes: across(notes),
  }
  const { accepted, left, wrong } = acknowledge({
    texts: [...given.files.map(({ path, text }) => [path, text] as const), ...scriptTexts],
    findings: [...all.findings, ...all.notes],
    mistakes: all.mistakes,
    ids: [
      ...rules.map(({ id }) => id),
      ...own.keys(),
      ...Object.keys({ ...fileRules, ...linkRules, ...assertRules }),
    ],
    others: Object.keys(planRules),
    now: given.now,
    whole: everywhere && unasked.length === 0,
  })
  const open = new Set(left)
  return {
    findings: [...all.findings.filter((finding) => open.has(finding)), ...wrong].sort(byPlace),
    mistakes: all.mistakes,
    notes: all.notes.filter((note) => open.has(note)),
    accepted,
    own: [...own.values()],
    unasked,
  }
}

const none = { findings: [], mistakes: [], rules: [] }
