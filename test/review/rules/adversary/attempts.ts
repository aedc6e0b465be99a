import { describe, expect, it } from 'vitest'
import type { Example, RuleId } from '../../../../src/review/lint/rule.ts'
import { found } from '../found.ts'

/** A way to write something, the project that writes it so, and the environment in which it does. */
export type Way = readonly [how: string, project: Example, env?: string]

/** Holds that a rule sees a risk however it is written, and takes nothing else for it. */
export function attempts(id: RuleId, seen: readonly Way[], harmless: readonly Way[]): void {
  describe(id, () => {
    for (const [how, project, env] of seen)
      it(`sees it ${how}`, async () => {
        expect(await found(project, id, env)).not.toEqual([])
      })
    for (const [what, project, env] of harmless)
      it(`leaves alone ${what}`, async () => {
        expect((await found(project, id, env)).map(({ message }) => message)).toEqual([])
      })
  })
}
