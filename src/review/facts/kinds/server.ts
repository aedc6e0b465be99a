import type { Json } from '../../../model/trigger.ts'
import { listed } from '../../lint/questions/listed.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'
import { set } from '../tells.ts'

interface Value extends Readonly<Record<string, Json>> {
  readonly scopes: readonly string[]
}

/** An API whose scopes tokens of a pool may hold: `about` is pool and identifier. */
export const server: FactKind<Value> = {
  kind: 'server',
  names: 'server',
  whole: true,
  *of(project) {
    for (const pool of project.all('pool'))
      for (const [identifier, { scopes }] of Object.entries(pool.says.resourceServers ?? {}))
        yield {
          about: [pool.name, identifier],
          value: { scopes: set(Object.keys(scopes ?? {})) },
          at: { resource: pool, path: ['resourceServers', identifier] },
        }
  },
  *tell({ about: [pool = '', identifier = ''], before, after }) {
    const whose = `the resource server ${code(identifier)} of ${code(pool)}`
    if (!before) yield { risk: 'resource-added', sentence: `${whose} is new` }
    else if (!after)
      yield { risk: 'client-breaking', sentence: `${whose} is gone: no token is for its scopes any more` }
    else {
      const come = after.value.scopes.filter((scope) => !before.value.scopes.includes(scope))
      const gone = before.value.scopes.filter((scope) => !after.value.scopes.includes(scope))
      if (come.length)
        yield { risk: 'resource-added', sentence: `${whose} has the scopes ${listed(come, 5)} too` }
      if (gone.length)
        yield {
          risk: 'client-breaking',
          sentence: `${whose} has the scopes ${listed(gone, 5)} no more: no token is for them`,
        }
    }
  },
}
