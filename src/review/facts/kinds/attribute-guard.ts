import { attributesOf, declaredAs } from '../../../config/link/attributes.ts'
import { appsOf } from '../../lint/questions/apps.ts'
import { writableBy } from '../../lint/questions/writable-attributes.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** Whether an attribute is for administrators, whatever a client says: `about` is the pool and the attribute. */
export const attributeGuard: FactKind<boolean> = {
  kind: 'attributeGuard',
  names: 'pool',
  *of(project) {
    for (const pool of project.all('pool'))
      for (const name of attributesOf(pool.says))
        yield {
          about: [pool.name, name],
          value: declaredAs(pool.says, name)?.adminOnly ?? false,
          at: { resource: pool, path: ['attributes', name.replace(/^custom:/, '')] },
        }
  },
  *tell({ about: [pool = '', name = ''], before, after }, { after: now }) {
    // What comes or goes is told of as a whole.
    if (!before || !after) return
    const whose = `${code(name)} of ${code(pool)}`
    const resource = now.find('pool', pool)
    if (after.value)
      yield { risk: 'auth-strengthened', sentence: `only administrators can set ${whose} from now on` }
    // By which clients people can set it now is told of those.
    else if (!resource || !appsOf(resource).some((app) => writableBy(app).includes(name)))
      yield {
        risk: 'auth-weakened',
        sentence: `${whose} is no longer for administrators alone: nothing keeps an app client from letting people set it`,
      }
  },
}
