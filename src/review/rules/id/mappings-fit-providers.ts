import { loginsOf } from '../../access/logins.ts'
import type { Rule } from '../../lint/rule.ts'

/** Role mappings that are never asked, since no token comes by that name. */
export const mappingsFitProviders: Rule = {
  id: 'PW-ID-007',
  severity: 'error',
  score: 5,
  title: 'a role mapping is for a provider that the identity pool has not got',
  why: 'AWS takes a mapping only under the exact name of a provider of the identity pool: for a user pool `cognito-idp.<region>.amazonaws.com/<pool id>:<client id>`, without `https://` and with a client that is listed. Say `roles:` under the provider, which writes that name for each of its clients.',
  source: 'aws-cdk issues 7670 and 22951; Amazon Cognito Identity API Reference, SetIdentityPoolRoles',
  bad: {
    'pools/shop.pool.yaml': 'clients: { web: {} }\n',
    'pools/shopper.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
    'pools/shop.identity.yaml': `
providers: { shop: { type: pool, clients: [web] } }
roles: { authenticated: shopper }
aws:
  AWS::Cognito::IdentityPoolRoleAttachment:
    RoleMappings:
      https://cognito-idp.us-east-1.amazonaws.com/us-east-1_a1B2c3D4e:
        Type: Token
        AmbiguousRoleResolution: Deny
`,
  },
  good: {
    'pools/shop.pool.yaml': 'clients: { web: {} }\n',
    'pools/shopper.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
    'pools/shop.identity.yaml': `
providers: { shop: { type: pool, clients: [web], roles: { by: token, otherwise: deny } } }
roles: { authenticated: shopper }
`,
  },
  *check(project) {
    for (const identity of project.all('identity')) {
      const made = project.model.identityPools.find(({ name }) => name === identity.name)
      if (!made) continue
      const providers = loginsOf(project.model, made).map(({ provider }) => provider)
      for (const [key, { IdentityProvider: name = key }] of Object.entries(made.roles?.RoleMappings ?? {})) {
        if (providers.includes(name)) continue
        yield {
          message: name.startsWith('https://')
            ? `\`${name}\` is a URL: the name of a provider begins with its host`
            : `\`${identity.name}\` has no provider \`${name}\`, so that nobody's role is chosen so`,
          at: {
            resource: identity,
            path: ['aws', 'AWS::Cognito::IdentityPoolRoleAttachment', 'RoleMappings', key],
            of: 'key',
          },
          help: providers.length
            ? `it has ${providers.map((one) => `\`${one}\``).join(', ')}`
            : 'name it under `providers`',
        }
      }
    }
  },
}
