import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** Where a trigger may stand: `about` is the trigger and the hook. */
export const hooks: FactKind<true> = {
  kind: 'hooks',
  names: 'trigger',
  *of(project) {
    for (const resource of project.all('trigger'))
      for (const [index, hook] of resource.says.hooks.entries())
        yield { about: [resource.name, hook], value: true, at: { resource, path: ['hooks', index] } }
  },
  *tell({ about: [name = '', hook = ''], after }) {
    yield {
      risk: 'cosmetic',
      sentence: `the script ${code(name)} may ${after ? 'now' : 'no longer'} stand at ${code(hook)}`,
    }
  },
}
