import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** Whether a script is the one of a hash, and no other: `about` is the trigger. */
export const pin: FactKind<string | null> = {
  kind: 'pin',
  names: 'trigger',
  *of(project) {
    for (const resource of project.all('trigger'))
      yield {
        about: [resource.name],
        value: resource.says.sha256 ?? null,
        at: { resource, path: ['sha256'] },
      }
  },
  *tell({ about: [name = ''], before, after }) {
    const whose = `the script ${code(name)}`
    // That it is another script is told of the script.
    yield after?.value
      ? {
          risk: 'cosmetic',
          sentence: `${whose} is pinned by its hash${before?.value ? ', which is another one' : ''}`,
        }
      : {
          risk: 'auth-weakened',
          sentence: `${whose} is no longer pinned by its hash: whoever may change its file changes what runs`,
        }
  },
}
