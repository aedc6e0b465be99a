import type { PoolIdentityProvider } from '../../../config/made/documents.ts'
import { linkingIn } from '../../lint/questions/linking.ts'
import { powersOf } from '../../lint/questions/powers.ts'
import { providersOf } from '../../lint/questions/providers.ts'
import type { Resource, Reviewed } from '../../lint/reviewed.ts'
import type { Concern, Rule } from '../../lint/rule.ts'

/** Mail addresses that a provider only claims, where an address is as good as an account. */
export const mailIsVerified: Rule = {
  id: 'PW-IDP-003',
  severity: 'error',
  score: 7.5,
  title: 'a provider’s mail address counts although the provider does not say that it is verified',
  why: 'At many providers anybody writes any address into a profile. Where the pool takes the address for the person (as an alias, to link accounts, to choose a role), that is a way into somebody else’s account. Map `email_verified` as well, from a claim by which the provider vouches for the address; where it has no such claim, do not let the address decide.',
  source: 'OWASP, account pre-hijacking; OpenID Connect Core 1.0 5.7; Cognito, linking federated users',
  bad: `
signIn: { with: [username], aliases: [email], caseSensitive: false }
identityProviders:
  Corp:
    type: oidc
    issuer: https://login.corp.example
    clientId: shop
    map: { email: email }
clients:
  web: { providers: [COGNITO, Corp] }
`,
  good: `
signIn: { with: [username], aliases: [email], caseSensitive: false }
identityProviders:
  Corp:
    type: oidc
    issuer: https://login.corp.example
    clientId: shop
    map: { email: email, email_verified: email_verified }
clients:
  web: { providers: [COGNITO, Corp] }
`,
  mended: `
signIn: { with: [username], aliases: [email], caseSensitive: false }
identityProviders:
  Corp:
    type: oidc
    issuer: https://login.corp.example
    clientId: shop
    map: { email: email, email_verified: email_verified }
clients:
  web: { providers: [COGNITO, Corp] }
`,
  *check(project) {
    for (const pool of project.all('pool')) {
      const [use] = usesOf(project, pool)
      if (!use) continue
      for (const { name, says, at } of providersOf(pool)) {
        const { map = {} } = says
        const { email, email_verified: verified } = map
        // The address itself is no word of whether it is verified.
        if (email === undefined || (verified !== undefined && verified !== email)) continue
        yield {
          message: `\`${name}\` does not say whether the mail address is verified that it gives, and it ${use.does}`,
          at: at('map', verified === undefined ? 'email' : 'email_verified'),
          help: vouches(says.type)
            ? 'map `email_verified: email_verified` beside it'
            : 'map `email_verified` from a claim that vouches for it, or do not let the address decide',
          related: use.steps,
          ...(vouches(says.type) && {
            fix: {
              title: 'map `email_verified` beside it',
              resource: pool,
              edits: [{ path: at('map', 'email_verified').path, value: 'email_verified' }],
            },
          }),
        }
      }
    }
  },
}

/** Whether a provider has a claim of that name: OpenID Connect says so. */
const vouches = (type: PoolIdentityProvider['type']) =>
  type === 'oidc' || type === 'google' || type === 'apple'

/** For what an address is taken as the person whose it is. */
function usesOf(project: Reviewed, pool: Resource<'pool'>) {
  const uses: { readonly does: string; readonly steps: NonNullable<Concern['related']> }[] = []
  const alias = pool.says.signIn?.aliases?.indexOf('email') ?? -1
  if (alias >= 0)
    uses.push({
      does: 'is a name to sign in by',
      steps: [{ message: 'the alias', at: { resource: pool, path: ['signIn', 'aliases', alias] } }],
    })
  for (const { trigger, at } of linkingIn(project, pool))
    uses.push({
      does: 'may be what accounts are linked by',
      steps: [{ message: `\`${trigger.name}\` may link accounts`, at }],
    })
  for (const { attribute, does, steps } of powersOf(project, pool))
    if (attribute === 'email') uses.push({ does, steps })
  return uses
}
