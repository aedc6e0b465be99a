import { editYaml } from '../config/edit/edit-yaml.ts'
import type { ScenarioResult } from './run-scenario.ts'

/** A file as it is to be, how many steps expect something else in it now, and the steps for which that could not be written. */
export interface Updated {
  readonly text: string
  readonly steps: number
  readonly left: readonly string[]
}

/**
 * Writes what was seen into the `expect` of each step of a scenario that did not come true, and leaves all
 * else, comments too, as it is. What credentials may do is never written: that is for its author to say.
 */
export function updateText(text: string, { steps }: Pick<ScenarioResult, 'steps'>): Updated {
  let edited = text
  let count = 0
  const left: string[] = []
  for (const [index, { name, ok, ran, update }] of steps.entries()) {
    if (ok || !ran) continue
    const path = ['steps', index, 'expect']
    const given = update && (Object.keys(update).length ? update : undefined)
    const next = update && editYaml({ kind: 'scenario', text: edited }, path, given)
    if (next === undefined || next === edited) left.push(name)
    else {
      edited = next
      count += 1
    }
  }
  return { text: edited, steps: count, left }
}
