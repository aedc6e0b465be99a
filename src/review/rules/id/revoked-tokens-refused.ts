import type { Rule } from '../../lint/rule.ts'

/** Identity pools that do not ask the user pool whether somebody is still signed in. */
export const revokedTokensRefused: Rule = {
  id: 'PW-ID-005',
  severity: 'warning',
  score: 5,
  title: 'who was signed out or deleted still gets AWS credentials',
  why: 'An identity pool looks at the signature and the date of a token, and so gives credentials to somebody whom the user pool has signed out or deleted, as long as the token lasts. With `checkTokenServerSide: true` it asks the user pool each time.',
  source: 'Amazon Cognito Identity API Reference, CognitoIdentityProvider (ServerSideTokenCheck)',
  bad: {
    'pools/shop.pool.yaml': 'clients: { web: {} }\n',
    'pools/shop.identity.yaml': 'providers: { shop: { type: pool, clients: [web] } }\n',
  },
  good: {
    'pools/shop.pool.yaml': 'clients: { web: {} }\n',
    'pools/shop.identity.yaml':
      'providers: { shop: { type: pool, clients: [web], checkTokenServerSide: true } }\n',
  },
  mended: {
    'pools/shop.pool.yaml': 'clients: { web: {} }\n',
    'pools/shop.identity.yaml':
      'providers: { shop: { type: pool, clients: [web], checkTokenServerSide: true } }\n',
  },
  *check(project) {
    for (const identity of project.all('identity'))
      for (const [name, provider] of Object.entries(identity.says.providers ?? {})) {
        if (provider.type !== 'pool' || provider.checkTokenServerSide) continue
        const path = ['providers', name, 'checkTokenServerSide']
        yield {
          message: `\`${identity.name}\` does not ask \`${name}\` whether somebody was signed out or deleted`,
          at: { resource: identity, path },
          help: 'say `checkTokenServerSide: true`',
          fix: {
            title: 'ask the user pool whether the user was signed out or deleted',
            resource: identity,
            edits: [{ path, value: true }],
          },
        }
      }
  },
}
