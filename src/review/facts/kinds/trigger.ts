import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** A trigger that is there, whether or not a pool runs it: `about` is its name. */
export const trigger: FactKind<true> = {
  kind: 'trigger',
  names: 'trigger',
  whole: true,
  *of(project) {
    for (const resource of project.all('trigger'))
      yield { about: [resource.name], value: true, at: { resource, path: [] } }
  },
  // What it may do where it runs, and that it runs no more, is told of the hooks.
  *tell({ about: [name = ''], after }) {
    yield after
      ? { risk: 'resource-added', sentence: `the script ${code(name)} is declared` }
      : { risk: 'resource-removed', sentence: `the script ${code(name)} is declared no longer` }
  },
}
