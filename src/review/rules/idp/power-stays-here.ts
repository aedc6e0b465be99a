import { namesAuthority } from '../../lint/questions/authority-names.ts'
import { powersOf } from '../../lint/questions/powers.ts'
import { providersOf } from '../../lint/questions/providers.ts'
import type { Rule } from '../../lint/rule.ts'

const addresses = ['email', 'phone_number']

/** Identity providers whose administrators are administrators here. */
export const powerStaysHere: Rule = {
  id: 'PW-IDP-004',
  severity: 'warning',
  score: 5,
  title: 'a provider writes the attribute that decides what people may do',
  why: 'Whoever runs the provider writes any value into that claim, and so gives its people any role, or any tenant’s data, of yours. Look at what it says before it counts: by an `inboundFederation` trigger that lets through what this provider may say. An attribute that only sounds like one, such as `custom:tenant`, is told where the pool has several providers: one of them could speak for the people of another.',
  source: 'NIST SP 800-63C 5 (trust in attributes); CWE-501',
  bad: {
    'pools/shop.pool.yaml': `
attributes: { plan: {} }
identityProviders:
  Corp:
    type: oidc
    issuer: https://login.corp.example
    clientId: shop
    map: { custom:plan: plan }
clients:
  web: { providers: [Corp] }
`,
    'pools/shop.identity.yaml': `
providers:
  shop:
    type: pool
    clients: [web]
    roles:
      by: rules
      otherwise: deny
      rules: [{ claim: custom:plan, match: equals, value: gold, role: gold }]
`,
    'pools/gold.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated }
allow: [{ do: s3:GetObject, on: 'arn:aws:s3:::shop-gold/*' }]
`,
  },
  good: {
    'pools/shop.pool.yaml': `
attributes: { plan: {} }
identityProviders:
  Corp:
    type: oidc
    issuer: https://login.corp.example
    clientId: shop
    map: { custom:plan: plan }
triggers: { inboundFederation: known-plans }
clients:
  web: { providers: [Corp] }
`,
    'pools/shop.identity.yaml': `
providers:
  shop:
    type: pool
    clients: [web]
    roles:
      by: rules
      otherwise: deny
      rules: [{ claim: custom:plan, match: equals, value: gold, role: gold }]
`,
    'pools/gold.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated }
allow: [{ do: s3:GetObject, on: 'arn:aws:s3:::shop-gold/*' }]
`,
    'triggers/known-plans.trigger.yaml': 'script: ./known-plans.js\nhooks: [inboundFederation]\n',
    'triggers/known-plans.js': 'export const handler = (event) => event\n',
  },
  *check(project) {
    for (const pool of project.all('pool')) {
      const providers = providersOf(pool)
      if (pool.says.triggers?.inboundFederation) continue
      const powers = powersOf(project, pool)
      for (const { name, says, at } of providers)
        for (const [attribute, claim] of Object.entries(says.map ?? {})) {
          // Whose a mail address is has a rule of its own.
          if (addresses.includes(attribute)) continue
          const power = powers.find((one) => one.attribute === attribute)
          if (!power && (providers.length < 2 || !namesAuthority(attribute))) continue
          yield {
            message: power
              ? `\`${name}\` writes \`${attribute}\` from its \`${claim}\`, which ${power.does}`
              : `\`${name}\`, one of ${providers.length} providers, writes \`${attribute}\` from its \`${claim}\``,
            at: at('map', attribute),
            help: 'let an `inboundFederation` trigger pass only what this provider may say',
            ...(power && { related: power.steps }),
          }
        }
    }
  },
}
