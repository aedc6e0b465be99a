import type { JsonObject } from '../../../model/trigger.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** What has to stay true, as the project itself says: `about` is the assertion, wherever it stands. */
export const assertion: FactKind<JsonObject> = {
  kind: 'assertion',
  *of(project) {
    for (const resource of project.all('assertions'))
      for (const [name, said] of Object.entries(resource.says.assertions)) {
        const envs = said.envs ?? []
        if (envs.length && !envs.includes(project.env ?? '')) continue
        const { envs: _, ...rest } = said
        yield {
          about: [name],
          value: rest as unknown as JsonObject,
          at: { resource, path: ['assertions', name] },
        }
      }
  },
  *tell({ about: [name = ''], before, after }, { unread }) {
    if ([...unread].some((one) => one.startsWith('assertions/'))) return
    const whose = `the assertion ${code(name)}`
    if (!after) yield { risk: 'auth-weakened', sentence: `${whose} is gone: nobody asks for it any more` }
    else if (!before) yield { risk: 'auth-strengthened', sentence: `${whose} is new` }
    else
      yield {
        risk: 'auth-weakened',
        sentence: `${whose} asks for something else: ${code(JSON.stringify(after.value))}, and asked for ${code(JSON.stringify(before.value))}`,
      }
  },
}
