import { accountScope } from '../../lint/questions/writable-attributes.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** What tokens of an app client may be for: `about` is pool, client, scope. */
export const scope: FactKind<true> = {
  kind: 'scope',
  names: 'client',
  *of(project) {
    for (const pool of project.all('pool'))
      for (const [client, { oauth }] of Object.entries(pool.says.clients ?? {}))
        for (const [index, one] of (oauth?.scopes ?? []).entries())
          yield {
            about: [pool.name, client, one],
            value: true,
            at: { resource: pool, path: ['clients', client, 'oauth', 'scopes', index] },
          }
  },
  *tell({ about: [pool = '', client = '', one = ''], after }) {
    const whose = `${code(client)} of ${code(pool)}`
    const so = one === accountScope ? ': whoever has one may change the account of its user' : ''
    yield after
      ? { risk: 'access-widened', sentence: `tokens of ${whose} may now be for ${code(one)}${so}` }
      : { risk: 'client-breaking', sentence: `tokens of ${whose} can no longer be for ${code(one)}` }
  },
}
