import { allApps, isMachine, type App } from '../../lint/questions/apps.ts'
import type { Concern, Rule } from '../../lint/rule.ts'

const passwords = ['srp', 'password', 'adminPassword']

/** Ways around a company’s own sign-in, into an app that is for its people. */
export const singleSignOnOnly: Rule = {
  id: 'PW-CLIENT-018',
  severity: 'warning',
  score: 5,
  title: 'people of a company can go around its sign-in with a password of the pool',
  why: 'A company that signs its people in itself decides there who is still one of them, and by which factors; an account of the pool with a password asks none of that. Leave `COGNITO` out of `providers`, and say `auth: [refresh]`: a client without `auth` takes passwords by the API, whatever `providers` says. A client that offers `google`, `facebook`, `amazon` or `apple` is for everybody, and is left alone.',
  source: 'Cognito, SupportedIdentityProviders (does not hold for the API)',
  bad: `
identityProviders:
  Corp: { type: saml, metadata: { url: https://login.corp.example/metadata } }
clients:
  web:
    oauth: { flows: [code], scopes: [openid], callbacks: ['https://app.example.com/cb'] }
    providers: [COGNITO, Corp]
`,
  good: `
identityProviders:
  Corp: { type: saml, metadata: { url: https://login.corp.example/metadata } }
clients:
  web:
    oauth: { flows: [code], scopes: [openid], callbacks: ['https://app.example.com/cb'] }
    providers: [Corp]
    auth: [refresh]
`,
  *check(project) {
    for (const app of allApps(project)) {
      const concern = isMachine(app) ? undefined : around(app)
      if (concern) yield concern
    }
  },
}

function around(app: App): Concern | undefined {
  const { providers = [], auth } = app.says
  const known = app.pool.says.identityProviders ?? {}
  const others = providers.filter((name) => name !== 'COGNITO')
  const [first] = others
  const company = others.every((name) => known[name]?.type === 'saml' || known[name]?.type === 'oidc')
  if (first === undefined || !company) return undefined
  const related = [
    {
      message: 'where they should sign in',
      at: { resource: app.pool, path: ['identityProviders', first], of: 'key' as const },
    },
  ]
  const cognito = providers.indexOf('COGNITO')
  if (cognito >= 0)
    return {
      message: `\`${app.name}\` is for people of \`${first}\`, and takes passwords of the pool as well`,
      at: app.at('providers', cognito),
      help: 'leave `COGNITO` out, and say `auth: [refresh]`',
      related,
    }
  const flow = auth?.findIndex((one) => passwords.includes(one)) ?? -1
  // Where nobody can sign up, those with a password are the few whom an administrator has made.
  const silent = !auth?.length && app.pool.says.signUp?.selfService !== false
  if (flow < 0 && !silent) return undefined
  return {
    message: silent
      ? `\`${app.name}\` is for people of \`${first}\`, and the API takes passwords by it: it does not say \`auth\``
      : `\`${app.name}\` is for people of \`${first}\`, and the API takes passwords by it`,
    at: silent ? app.at('auth') : app.at('auth', flow),
    help: 'say `auth: [refresh]`',
    related,
  }
}
