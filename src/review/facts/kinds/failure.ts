import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** What it means that a script fails, where its stage does not say: `about` is the trigger. */
export const failure: FactKind<string> = {
  kind: 'failure',
  names: 'trigger',
  *of(project) {
    for (const resource of project.all('trigger'))
      yield {
        about: [resource.name],
        value: resource.says.onError ?? 'deny',
        at: { resource, path: ['onError'] },
      }
  },
  *tell({ about: [name = ''], after }) {
    const whose = `the script ${code(name)}`
    yield after?.value === 'continue'
      ? {
          risk: 'auth-weakened',
          sentence: `${whose} may now fail wherever no stage says otherwise, and people go on as if it were not there`,
        }
      : {
          risk: 'auth-strengthened',
          sentence: `nobody goes on where ${whose} fails, unless its stage says so`,
        }
  },
}
