import type { Coverage } from './coverage.ts'
import type { ScenarioResult, StepResult } from './run-scenario.ts'

/** What became of all scenarios of a run. */
export interface Summary {
  readonly results: readonly ScenarioResult[]
  /** Steps that came true, that did not, and that nothing can run yet. */
  readonly passed: number
  readonly failed: number
  readonly notRun: number
  /** Milliseconds. */
  readonly took: number
  /** Which scripts were reached by which hooks, where that was asked for. */
  readonly coverage?: Coverage
}

/** Sums up what became of scenarios. */
export function sumUp(results: readonly ScenarioResult[], took: number, coverage?: Coverage): Summary {
  const steps = results.flatMap((result) => result.steps)
  const count = (holds: (step: StepResult) => boolean) => steps.filter(holds).length
  const [passed, notRun] = [count(({ ok }) => ok), count(({ ran }) => !ran)]
  const failed = steps.length - passed - notRun
  return { results, passed, failed, notRun, took, ...(coverage && { coverage }) }
}
