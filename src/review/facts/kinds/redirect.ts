import type { FactKind } from '../fact.ts'

/** Where codes and sign-outs of an app client may be sent: `about` is pool, client, use, URL. */
export const redirect: FactKind<true> = {
  kind: 'redirect',
  names: 'client',
  *of(project) {
    for (const pool of project.all('pool'))
      for (const [client, { oauth }] of Object.entries(pool.says.clients ?? {}))
        for (const use of ['callbacks', 'logouts'] as const)
          for (const [index, url] of (oauth?.[use] ?? []).entries())
            yield {
              about: [pool.name, client, use, url],
              value: true,
              at: { resource: pool, path: ['clients', client, 'oauth', use, index] },
            }
  },
  *tell({ about: [pool, client, use, url], after }) {
    const owner = `\`${client}\` of \`${pool}\``
    const sent = use === 'callbacks' ? 'codes' : 'sign-outs'
    yield after
      ? { risk: 'auth-weakened', sentence: `${sent} for ${owner} may now be sent to \`${url}\`` }
      : { risk: 'client-breaking', sentence: `${sent} for ${owner} can no longer be sent to \`${url}\`` }
  },
}
