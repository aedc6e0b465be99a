import { appsOf, isMachine } from '../../lint/questions/apps.ts'
import { providersOf } from '../../lint/questions/providers.ts'
import type { Rule } from '../../lint/rule.ts'

/** Identity providers by which nobody can sign in. */
export const providerIsUsed: Rule = {
  id: 'PW-IDP-006',
  severity: 'warning',
  score: 3,
  title: 'an identity provider is named by no client',
  why: 'People sign in by a provider only where the client lists it under `providers`. One that nobody lists is forgotten there, with a secret that still works.',
  source: 'CIS Controls 4.8 (disable what is not needed)',
  bad: `
identityProviders:
  Corp: { type: oidc, issuer: https://login.corp.example, clientId: shop }
clients:
  web: { providers: [COGNITO] }
`,
  good: `
identityProviders:
  Corp: { type: oidc, issuer: https://login.corp.example, clientId: shop }
clients:
  web: { providers: [COGNITO, Corp] }
`,
  *check(project) {
    for (const pool of project.all('pool')) {
      const apps = appsOf(pool).filter((app) => !isMachine(app))
      // A pool without clients is given some through the API, which may list what they like.
      if (apps.length === 0) continue
      const used = new Set(apps.flatMap(({ says }) => says.providers ?? []))
      for (const { name } of providersOf(pool))
        if (!used.has(name))
          yield {
            message: `no client of \`${pool.name}\` lists \`${name}\` under \`providers\``,
            at: { resource: pool, path: ['identityProviders', name], of: 'key' },
            help: 'list it where people sign in by it, or take it away',
          }
    }
  },
}
