import { attributesOf } from '../../../config/link/attributes.ts'
import { unwritable } from '../../../model/standard-attributes.ts'
import { allApps, isMachine, type App } from '../../lint/questions/apps.ts'
import { listed } from '../../lint/questions/listed.ts'
import type { Rule } from '../../lint/rule.ts'

/** Sign-ins through a provider that fail, since the client may not write what the provider says. */
export const mappedIsWritable: Rule = {
  id: 'PW-CLIENT-023',
  severity: 'error',
  score: 3,
  title: 'a provider maps an attribute that the client may not write',
  why: 'At each sign-in through a provider Cognito writes what is mapped, with the permissions of the client: where that may not write one of the attributes, everybody who comes by the provider is refused. List under `write` what the provider maps, or leave it out of `map`.',
  source: 'Amazon Cognito Developer Guide, "Mapping identity provider attributes to profiles and tokens"',
  bad: `
identityProviders:
  Corp:
    type: oidc
    issuer: https://login.corp.example
    clientId: shop
    map: { email: email, given_name: given_name }
clients:
  web: { providers: [Corp], write: [email] }
`,
  good: `
identityProviders:
  Corp:
    type: oidc
    issuer: https://login.corp.example
    clientId: shop
    map: { email: email, email_verified: email_verified, given_name: given_name }
clients:
  web: { providers: [Corp], write: [email, given_name] }
`,
  *check(project) {
    for (const app of allApps(project)) {
      if (isMachine(app) || !app.says.write) continue
      for (const [index, provider] of (app.says.providers ?? []).entries()) {
        const missing = mappedBy(app, provider).filter((name) => !app.says.write?.includes(name))
        if (!missing.length) continue
        yield {
          message: `nobody can sign in by \`${app.name}\` through \`${provider}\`, which maps ${listed(missing)}: the client may not write ${missing.length > 1 ? 'them' : 'it'}`,
          at: app.at('write'),
          help: `add ${listed(missing)} to \`write\`, or take ${missing.length > 1 ? 'them' : 'it'} out of \`map\``,
          related: [
            {
              message: 'what the provider maps',
              at: { resource: app.pool, path: ['identityProviders', provider, 'map'] },
            },
            { message: 'people sign in through it', at: app.at('providers', index) },
          ],
        }
      }
    }
  },
}

/** The attributes that a provider writes, but for those whose client is never asked. */
function mappedBy({ pool: { says } }: App, provider: string): readonly string[] {
  const own = new Set(attributesOf(says))
  const { map = {} } = says.identityProviders?.[provider] ?? {}
  return Object.keys(map).filter((name) => own.has(name) && !unwritable.includes(name))
}
