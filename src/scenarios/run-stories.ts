import { availableParallelism } from 'node:os'
import type { Model } from '../model/model.ts'
import type { Ground } from './ground.ts'
import { runScenario, type ScenarioResult } from './run-scenario.ts'

/** A scenario, and the project in the environment that it happens in. */
export interface Told {
  readonly scenario: Model['scenarios'][number]
  readonly model: Model
}

/** Runs scenarios, as many at once as the machine has cores. What came of them is in their own order. */
export async function runStories(stories: readonly Told[], ground: Ground): Promise<ScenarioResult[]> {
  const results: ScenarioResult[] = []
  const left = stories.entries()
  const work = async () => {
    // All take from the same list.
    for (const [index, { scenario, model }] of left)
      results[index] = await runScenario(scenario, model, ground)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return results
}
