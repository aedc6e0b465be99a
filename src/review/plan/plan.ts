import type { Finding } from '../../model/finding.ts'
import { across } from '../across.ts'
import { newlyBroken } from '../assertions/newly-broken.ts'
import type { Sides } from '../facts/fact.ts'
import { acrossEnvironments } from './across-environments.ts'
import { canonicalDiffs, type CanonicalDiff } from './canonical-diffs.ts'
import { changesBetween } from './changes.ts'
import type { Environments } from './environment-pairs.ts'
import { goneEnvironments, baseRemarks } from './environment-words.ts'
import type { PlanChange } from './plan-change.ts'
import { findingOf } from './plan-findings.ts'
import { sidesOf } from './read-sides.ts'
import { readVersion, type Reading, type VersionTexts } from './read-version.ts'
import { roleRows, type RoleRow } from './role-rows.ts'
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
    const both = sidesOf(was, is)
    changes.set(name, [...uncompared(was, is), ...(both ? changesBetween(both) : [])])
    broken.set(name, both ? newlyBroken(both) : [])
    if (both) sides.set(name, both)
  }
  const gone = goneEnvironments(environments)
  for (const name of environments.come)
    remarks.add(`the environment \`${name}\` is new: there is nothing to compare it with`)
  const all = [...gone, ...acrossEnvironments(changes)]
  return {
    changes: all,
    findings: [...all.flatMap((change) => findingOf(change) ?? []), ...across(broken)],
    mistakes: across(mistakes),
    scripts: scriptDiffs(before.texts, after.texts),
    details: [...sides].map(([environment, one]) => ({
      environment,
      roles: roleRows(one.before, one.after),
      canonical: canonicalDiffs(one.before.model, one.after.model),
    })),
    remarks: [...remarks],
    sides,
  }
}
