import type { Finding } from '../../model/finding.ts'
import { across } from '../across.ts'
import { newlyBroken } from '../assertions/newly-broken.ts'
import type { Sides } from '../facts/fact.ts'
import { acrossEnvironments } from './across-environments.ts'
import { canonicalDiffs, type CanonicalDiff } from './canonical-diffs.ts'
import { changesBetween } from './changes.ts'
import type { Environments } from './environment-pairs.ts'
import { acknowledged } from './acknowledged.ts'
import { goneEnvironments, baseRemarks, newEnvironment } from './environment-words.ts'
import { byGravity, type PlanChange } from './plan-change.ts'
import { findingOf } from './plan-findings.ts'
import { sidesOf } from './read-sides.ts'
import { readVersion, type Reading, type VersionTexts } from './read-version.ts'
import { ownRules } from './own-rules.ts'
import { roleRows, type RoleRow } from './role-rows.ts'
import { homeOf, type Home } from './homeless.ts'
import { uncompared } from './uncompared.ts'
import { scriptDiffs, type ScriptDiff } from './script-diffs.ts'

/** What is compared, and how. */
export interface Planning extends Reading {
  readonly before: VersionTexts
  readonly after: VersionTexts
  readonly environments: Environments
}

/** What can be looked up about one environment, beside its changes. */
export interface EnvironmentDetails {
  /** `''` where none is declared. */
  readonly environment: string
  /** Who can get which role. */
  readonly roles: readonly RoleRow[]
  readonly canonical: readonly CanonicalDiff[]
  /** What in them is so of this environment only; nothing where there is no other one. */
  readonly home?: Home
}

/** What a change of a project means for people. */
export interface Plan {
  /** The gravest first. */
  readonly changes: readonly PlanChange[]
  /** What rules make of it, and assertions that hold no longer. */
  readonly findings: readonly Finding[]
  /** Errors in the files of after, for which the project cannot run. */
  readonly mistakes: readonly Finding[]
  readonly scripts: readonly ScriptDiff[]
  readonly details: readonly EnvironmentDetails[]
  /** What a reader should know of how it was compared, a sentence each. */
  readonly remarks: readonly string[]
  /** Both versions as they were compared, environment by environment, for whoever runs their scripts. */
  readonly sides: ReadonlyMap<string, Sides>
}

/** Compares two versions of a project in each environment: what is so of the one and not of the other. */
export function planProject({ before, after, environments, ...reading }: Planning): Plan {
  const changes = new Map<string, readonly PlanChange[]>()
  const broken = new Map<string, readonly Finding[]>()
  const mistakes = new Map<string, readonly Finding[]>()
  const sides = new Map<string, Sides>()
  const remarks = new Set<string>()
  for (const { name, before: old, after: now } of environments.pairs) {
    const [was, is] = [readVersion(before, old, reading), readVersion(after, now, reading)]
    for (const remark of baseRemarks(was, old)) remarks.add(remark)
    mistakes.set(name, is.mistakes)
    // Without its parameters and its patch a side is another project: then neither has them.
    const isBlind = was.unread.includes(`env/${old}`) || is.unread.includes(`env/${now}`)
    const both = isBlind
      ? sidesOf(readVersion(before, undefined, reading), readVersion(after, undefined, reading))
      : sidesOf(was, is)
    changes.set(name, [...uncompared(was, is), ...(both ? changesBetween(both) : [])])
    broken.set(name, both ? newlyBroken(both) : [])
    if (both) sides.set(name, both)
  }
  const homes = new Map(
    [...sides].map(([name, both]) => [name, homeOf([both.before.model, both.after.model])]),
  )
  const alone = goneEnvironments(environments)
  for (const name of environments.come) {
    const is = readVersion(after, name, reading)
    mistakes.set(name, is.mistakes)
    alone.push(newEnvironment(name, is))
  }
  const all = [
    ...alone,
    ...acknowledged(before, after),
    ...ownRules(before, after),
    ...acrossEnvironments(changes, homes),
  ].sort(byGravity)
  return {
    changes: all,
    findings: [...all.flatMap((change) => findingOf(change) ?? []), ...across(broken)],
    mistakes: across(mistakes),
    scripts: scriptDiffs(...bothTexts(before, after)),
    details: [...sides].map(([environment, one]) => ({
      environment,
      home: homes.get(environment) ?? homeOf([]),
      roles: roleRows(one.before, one.after),
      canonical: canonicalDiffs(one.before.model, one.after.model),
    })),
    remarks: [...remarks],
    sides,
  }
}

/** Scripts of both, and the project's own rules where both tell them. */
const bothTexts = (before: VersionTexts, after: VersionTexts) => {
  const told = before.rules !== undefined && after.rules !== undefined
  const all = ({ texts, rules = new Map() }: VersionTexts) => (told ? new Map([...texts, ...rules]) : texts)
  return [all(before), all(after)] as const
}
