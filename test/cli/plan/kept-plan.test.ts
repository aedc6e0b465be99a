import { describe, expect, it } from 'vitest'
import { keptPlan } from '../../../src/cli/plan/kept-plan.ts'
import { environmentPairs } from '../../../src/review/plan/environment-pairs.ts'
import { planProject } from '../../../src/review/plan/plan.ts'
import { base, headOf, pullRequests, versionOf } from '../../scenarios/review/pull-requests.ts'

const [request] = pullRequests('scripts.changes.yaml')
if (!request) throw new Error('there is a pull request')
const [before, after] = [versionOf(base), versionOf(headOf(request))]
const now = Date.UTC(2026, 0, 1)
const planning = { before, after, environments: environmentPairs(before, after), now, run: true }
const { sides, ...fresh } = planProject(planning)

/** A cache, and how many texts of it were new. */
function cacheOf(kept = new Map<string, string>()) {
  const added: string[] = []
  return {
    kept,
    added,
    get: (key: string) => kept.get(key),
    set: (key: string, text: string) => {
      added.push(key)
      kept.set(key, text)
    },
    save: () => {},
  }
}
const told = ({ sides: _, ...plan }: Awaited<ReturnType<typeof keptPlan>>) => plan

describe('a plan', () => {
  it('is known again where neither version has changed, and says the same', async () => {
    const first = cacheOf()
    await keptPlan({ ...planning, cache: first }, false)
    const second = cacheOf(first.kept)
    expect(told(await keptPlan({ ...planning, cache: second }, false))).toEqual(fresh)
    expect(second.added).toEqual([])
  })

  it('has both versions at hand, known again or not', async () => {
    const { kept } = cacheOf()
    for (const cache of [cacheOf(kept), cacheOf(kept)]) {
      const plan = await keptPlan({ ...planning, cache }, false)
      expect([...plan.sides.keys()]).toEqual([...sides.keys()])
      expect(plan.sides.get('prod')?.after.model.pools).toEqual(sides.get('prod')?.after.model.pools)
    }
  })

  it.each([
    ['the base has changed', { before: after }],
    ['the head has changed', { after: before }],
    ['another environment is asked for', { environments: environmentPairs(before, after, 'prod') }],
    ['the day is over', { now: now + 86_400_000 }],
  ])('is made anew where %s', async (_, change) => {
    const { kept } = cacheOf()
    await keptPlan({ ...planning, cache: cacheOf(kept) }, false)
    const cache = cacheOf(kept)
    await keptPlan({ ...planning, ...change, cache }, false)
    expect(cache.added.filter((key) => key.startsWith('result plan'))).toHaveLength(1)
  })

  it('is made anew where what was kept is broken', async () => {
    const first = cacheOf()
    await keptPlan({ ...planning, cache: first }, false)
    for (const key of first.kept.keys()) first.kept.set(key, '{"changes":')
    expect(told(await keptPlan({ ...planning, cache: first }, false))).toEqual(fresh)
  })
})
