import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Conformance } from './conformance.ts'
import { membersOf } from './members.ts'
import { openWorld, type World } from './world.ts'

/** Finds every sentence about these operations true, on one server. */
export function run(all: readonly Conformance[]) {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world?.close())

  describe.each(all.map((one) => [one.operation, one] as const))('%s', (operation, { cases, never }) => {
    beforeAll(() => world.forget())
    it.each(Object.entries(cases))('%s', (_, found) => found(world))

    it('is answered with every member that is not said to be missing', () => {
      const seen = world.seen(operation)
      const unsaid = (member: string) => !never.some((one) => member === one || member.startsWith(`${one}.`))
      expect(membersOf(operation).filter((member) => !seen.has(member) && unsaid(member))).toEqual([])
      expect(never.filter((member) => seen.has(member))).toEqual([])
    })
  })
}
