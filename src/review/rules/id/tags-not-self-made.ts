import { writersOf } from '../../lint/questions/attribute-writers.ts'
import { isProved, powersOf } from '../../lint/questions/powers.ts'
import type { Rule } from '../../lint/rule.ts'

/** Principal tags that people choose for themselves. */
export const tagsNotSelfMade: Rule = {
  id: 'PW-ID-011',
  severity: 'error',
  score: 8,
  title: 'a principal tag that policies rest on comes from an attribute which users write',
  why: 'A policy that compares `aws:PrincipalTag` trusts whoever sets the tag. Where its claim is an attribute that a client may write, users name the tenant or the team themselves, and are let into those of others. Make the attribute `adminOnly`, or leave it out of the `write` of every client.',
  source: 'Amazon Cognito Developer Guide, "Using attributes for access control"',
  bad: {
    'pools/shop.pool.yaml': `
attributes: { tenant: {} }
clients: { web: { write: [name, 'custom:tenant'] } }
`,
    'pools/shop.identity.yaml': `
providers: { shop: { type: pool, clients: [web], tags: { tenant: custom:tenant } } }
roles: { authenticated: shopper }
`,
    'pools/shopper.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }
allow:
  - { do: s3:GetObject, on: 'arn:aws:s3:::shop-tenants/\${aws:PrincipalTag/tenant}/*' }
`,
  },
  good: {
    'pools/shop.pool.yaml': `
attributes: { tenant: { adminOnly: true } }
clients: { web: { write: [name] } }
`,
    'pools/shop.identity.yaml': `
providers: { shop: { type: pool, clients: [web], tags: { tenant: custom:tenant } } }
roles: { authenticated: shopper }
`,
    'pools/shopper.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }
allow:
  - { do: s3:GetObject, on: 'arn:aws:s3:::shop-tenants/\${aws:PrincipalTag/tenant}/*' }
`,
  },
  *check(project) {
    for (const pool of project.all('pool'))
      for (const { attribute, by, steps } of powersOf(project, pool)) {
        const [tag, ...onward] = steps
        // An address that somebody has shown to be theirs says who they are, and not what they would like to be.
        if (by !== 'tag' || !tag || isProved(pool.says, attribute)) continue
        const writers = writersOf(pool, attribute)
        if (!writers.length) continue
        yield {
          message: `${tag.message}, and whoever signs in writes \`${attribute}\``,
          at: tag.at,
          help: `make \`${attribute}\` \`adminOnly\``,
          related: [...writers, tag, ...onward],
        }
      }
  },
}
