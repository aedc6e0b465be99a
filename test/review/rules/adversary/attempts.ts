import { describe, expect, it } from 'vitest'
import type { Example, RuleId } from '../../../../src/review/lint/rule.ts'
import { found } from '../found.ts'

/** A way to write something, the project that writes it so, and the environment in which it does, if not its first. */
export type Way = readonly [how: string, project: Example, env?: string]

/** Holds that a rule sees a risk however it is written, and takes nothing else for it. */
export function attempts(id: RuleId, seen: readonly Way[], harmless: readonly Way[]): void {
  describe(id, () => {
    for (const [how, project, env] of seen)
      it(`sees it ${how}`, async () => {
        expect(await found(project, id, env ?? firstOf(project))).not.toEqual([])
      })
    for (const [what, project, env] of harmless)
      it(`leaves alone ${what}`, async () => {
        expect((await found(project, id, env ?? firstOf(project))).map(({ message }) => message)).toEqual([])
      })
  })
}

/** The first environment of a project that has any. */
const firstOf = (project: Example): string | undefined =>
  typeof project === 'string'
    ? undefined
    : Object.keys(project).flatMap((path) => /([^/]+)\.env\.yaml$/.exec(path)?.[1] ?? [])[0]
