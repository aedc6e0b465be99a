import type { Rule } from '../../lint/rule.ts'

/** Social logins that nobody can come by. */
export const socialLoginsReal: Rule = {
  id: 'PW-ID-014',
  severity: 'warning',
  score: 3,
  title: 'a social login is a placeholder, or leads to no role',
  why: 'The id of the app is what a token is held against: with a placeholder every sign-in is refused, and whoever registers an app by that id one day is let in. Write the id that the provider gave the app, or leave the login out.',
  source: 'Amazon Cognito Developer Guide, "Identity pools third-party identity providers"',
  bad: {
    'pools/shop.identity.yaml': `
providers: { graph.facebook.com: { type: social, appId: your-app-id } }
roles: { authenticated: shopper }
`,
    'pools/shopper.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
  },
  good: {
    'pools/shop.identity.yaml': `
providers: { graph.facebook.com: { type: social, appId: '7346241598935552' } }
roles: { authenticated: shopper }
`,
    'pools/shopper.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
  },
  *check(project) {
    for (const identity of project.all('identity'))
      for (const [name, provider] of Object.entries(identity.says.providers ?? {})) {
        if (provider.type !== 'social') continue
        const path = ['providers', name]
        if (isPlaceholder(provider.appId))
          yield {
            message: `\`${provider.appId}\` is no id that \`${name}\` gives to an app`,
            at: { resource: identity, path: [...path, 'appId'] },
            help: 'write the id of your app there, or leave the login out',
          }
        if (!identity.says.roles?.authenticated && !provider.roles)
          yield {
            message: `who signs in by \`${name}\` gets no role from \`${identity.name}\``,
            at: { resource: identity, path },
            help: 'say `roles.authenticated`, or choose roles by rules',
          }
      }
  },
}

const placeholder =
  /^(.)\1*$|\byour[-_ ]|change[-_ ]?me|placeholder|replace[-_ ]|todo|fixme|dummy|^example|[-_]example$|^<.*>$|^x{3,}|x{6,}|^0?123456789?0?$|^0+1?$/i

const isPlaceholder = (appId: string) => placeholder.test(appId.trim())
