import { isScoped, levelOf } from '../../../iam/access-level.ts'
import { givenTo } from '../../lint/questions/given-roles.ts'
import { everyGrantOf } from '../../lint/questions/grants.ts'
import { holdersOf } from '../../lint/questions/holders.ts'
import { listed } from '../../lint/questions/listed.ts'
import { isEveryAction } from '../../lint/questions/whole-services.ts'
import type { Rule } from '../../lint/rule.ts'

/** People who can administer the pool that they sign in to. */
export const directoryNotForUsers: Rule = {
  id: 'PW-IAM-009',
  severity: 'error',
  score: 8,
  title: 'people who sign in may administer a user pool',
  why: 'What Cognito lets people do with their own account they do by their token, and no policy is asked. A role that allows `cognito-idp:Admin...` or `ListUsers` lets each of them copy the directory, set the passwords of others, or join a group. Leave that to a backend that checks who asks.',
  source: 'Amazon Cognito Developer Guide, "Understanding API, OIDC, and managed login pages authentication"',
  bad: {
    'pools/shop.pool.yaml': 'clients: { web: {} }\n',
    'pools/shop.identity.yaml': `
providers: { shop: { type: pool, clients: [web] } }
roles: { authenticated: shopper }
`,
    'pools/shopper.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated }
allow: [{ do: cognito-idp:ListUsers, on: $(pool.shop.arn) }]
`,
  },
  good: {
    'pools/shop.pool.yaml': 'clients: { web: {} }\n',
    'pools/shop.identity.yaml': `
providers: { shop: { type: pool, clients: [web] } }
roles: { authenticated: shopper }
`,
    'pools/shopper.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
    'pools/backend.iam-user.yaml': 'allow: [{ do: cognito-idp:ListUsers, on: $(pool.shop.arn) }]\n',
  },
  *check(project) {
    for (const holder of holdersOf(project)) {
      const { resource } = holder
      const given = resource.kind === 'role' ? givenTo(project, resource) : undefined
      if (!given) continue
      for (const { said, actions } of everyGrantOf(holder)) {
        if (isEveryAction(said.text)) continue
        const found = actions.filter(administers)
        if (!found.length) continue
        const who = { guests: 'guests', users: 'everybody who signs in', few: 'people of a group' }[given.to]
        yield {
          message: `${who} may administer a user pool by the role \`${resource.name}\`: ${listed(found)}`,
          at: said.at,
          help: 'leave it to a backend',
          related: [{ message: 'they get the role here', at: given.at }],
          // Those whom somebody has put into a group may be meant.
          ...(given.to === 'few' && { severity: 'warning' as const }),
        }
      }
    }
  },
}

/** Whether an action is about the users or the settings of a pool, and not about one's own account. */
const administers = (action: string) =>
  /^cognito-idp:(Admin|ListUsers|CreateUserPool$)/.test(action) ||
  (action.startsWith('cognito-idp:') && levelOf(action) === 'write' && isScoped(action))
