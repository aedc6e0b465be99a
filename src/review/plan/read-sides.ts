import type { Sides } from '../facts/fact.ts'
import { renamesOf } from '../facts/renames.ts'
import type { Planning } from './plan.ts'
import { readVersion, type ReadVersion } from './read-version.ts'

/** Both versions of a project, ready to be compared, in each environment in which something is known of both. */
export function readSides({ before, after, environments, ...reading }: Planning): ReadonlyMap<string, Sides> {
  const sides = new Map<string, Sides>()
  for (const { name, before: old, after: now } of environments.pairs) {
    const both = sidesOf(readVersion(before, old, reading), readVersion(after, now, reading))
    if (both) sides.set(name, both)
  }
  return sides
}

/** Both versions in one environment; nothing where nothing is known of one. */
export function sidesOf(
  { project: before, unread: lost }: ReadVersion,
  { project: after, unread }: ReadVersion,
): Sides | undefined {
  if (!before || !after) return undefined
  const both = new Set([...lost, ...unread])
  return { before, after, renames: renamesOf(before, after, both), unread: both }
}
