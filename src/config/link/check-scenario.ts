import type { ScenarioDocument } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import type { Tell } from './tell.ts'

/** Checks that a scenario says its pool, where something in it happens in one: told once, at the first such place. */
export function checkScenario(scenario: Resource, tell: Tell): void {
  const { pool, given, steps } = scenario.value as unknown as ScenarioDocument
  if (pool !== undefined) return
  const needs = (what: string) => ({
    rule: 'PW-LINK-024' as const,
    message: `\`${what}\` needs a pool, and the scenario says none`,
    help: 'say `pool` at the top of the file',
  })
  const at = steps.findIndex(({ do: kind }) => kind !== 'decide')
  const step = steps[at]
  if (given?.users) tell(scenario, ['given', 'users'], needs('given.users'), 'key')
  else if (step) tell(scenario, ['steps', at, 'do'], needs(step.do))
}
