import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** Whose accounts open an app client: `about` is pool, client, identity provider. */
export const signInProvider: FactKind<true> = {
  kind: 'signInProvider',
  names: 'client',
  *of(project) {
    for (const pool of project.all('pool'))
      for (const [client, { providers }] of Object.entries(pool.says.clients ?? {}))
        for (const [index, provider] of (providers ?? ['COGNITO']).entries())
          yield {
            about: [pool.name, client, provider],
            value: true,
            at: { resource: pool, path: ['clients', client, 'providers', index] },
          }
  },
  *tell({ about: [pool = '', client = '', provider = ''], after }) {
    const here = `${code(client)} of ${code(pool)}`
    const own = provider === 'COGNITO'
    if (!after)
      yield {
        risk: 'client-breaking',
        sentence: own
          ? `accounts of the pool itself no longer open ${here}`
          : `accounts of ${code(provider)} no longer open ${here}`,
      }
    else if (own)
      yield {
        risk: 'auth-weakened',
        sentence: `accounts of the pool itself now open ${here}, beside those of providers`,
      }
    else
      yield {
        risk: 'signup-opened',
        sentence: `whoever has an account with ${code(provider)} can now sign up and in by ${here}`,
      }
  },
}
