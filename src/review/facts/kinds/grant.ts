import { code } from '../code.ts'
import type { FactKind, Risk } from '../fact.ts'

const flows: Readonly<Record<string, readonly [words: string, risk: Risk]>> = {
  code: ['sends people to the login pages, and takes a code for tokens', 'access-widened'],
  implicit: ['gets tokens in the address of a page, where browsers keep them', 'auth-weakened'],
  client_credentials: ['gets tokens in its own name, without anybody signing in', 'access-widened'],
}

/** By which grants an app client gets tokens: `about` is pool, client, grant. */
export const grant: FactKind<true> = {
  kind: 'grant',
  names: 'client',
  *of(project) {
    for (const pool of project.all('pool'))
      for (const [client, { oauth }] of Object.entries(pool.says.clients ?? {}))
        for (const [index, flow] of (oauth?.flows ?? []).entries())
          yield {
            about: [pool.name, client, flow],
            value: true,
            at: { resource: pool, path: ['clients', client, 'oauth', 'flows', index] },
          }
  },
  *tell({ about: [pool = '', client = '', flow = ''], after }) {
    const whose = `${code(client)} of ${code(pool)}`
    const [words, risk] = flows[flow] ?? [`uses the grant ${code(flow)}`, 'access-widened']
    yield after
      ? { risk, sentence: `${whose} now ${words}` }
      : { risk: 'client-breaking', sentence: `${whose} may no longer use the grant ${code(flow)}` }
  },
}
