import type { ScenarioDocument } from '../config/made/documents.ts'
import type { Told } from './run-stories.ts'

/**
 * What a scenario rests on beside the code of scripts, as a text that is another where any of it is: its steps,
 * its pool, what that binds, and all of the project that is no pool. What scripts reach of users is their own
 * pool's, so that no other pool matters.
 */
export function inputsOf({ scenario, model }: Told): string {
  const { pool: name, steps } = scenario.document as unknown as ScenarioDocument
  const {
    pools,
    triggers,
    functions,
    scenarios: _,
    assertions: _also,
    gates: _too,
    where: _last,
    ...rest
  } = model
  const pool = JSON.stringify(pools.find((one) => one.name === name) ?? null)
  const bound = [...functions.values()].filter(({ arn }) => pool.includes(JSON.stringify(arn)))
  const invoked = triggers.filter((one) =>
    steps.some((step) => step.do === 'invoke' && step.trigger === one.name),
  )
  return JSON.stringify([scenario.document, pool, bound, invoked, rest])
}
