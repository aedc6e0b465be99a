import type { IdentityRoleMapping } from '../../../config/made/documents.ts'
import { mayDo } from '../../lint/questions/grants.ts'
import { holderOf } from '../../lint/questions/holders.ts'
import { listed } from '../../lint/questions/listed.ts'
import type { Resource, Reviewed } from '../../lint/reviewed.ts'
import type { Rule } from '../../lint/rule.ts'

/** Roles that are given to those who have not earned them. */
export const fallbackGivesLeast: Rule = {
  id: 'PW-ID-006',
  severity: 'error',
  score: 6,
  title: 'whom no rule fits gets as much as those whom one does, or more',
  why: 'Rules guard a role only if it is not the one that is left for all others. With `otherwise: default`, who has no fitting claim gets the role under `roles.authenticated`: a claim that is missing, or misspelt, must not give more than the right one. Say `otherwise: deny`, or make the usual role the one that may do least.',
  source: 'Amazon Cognito Developer Guide, "Using role-based access control" (ambiguous role resolution)',
  bad: {
    'pools/shop.pool.yaml': 'attributes: { plan: { adminOnly: true } }\nclients: { web: {} }\n',
    'pools/shop.identity.yaml': `
providers:
  shop:
    type: pool
    clients: [web]
    roles:
      by: rules
      otherwise: default
      rules: [{ claim: custom:plan, match: equals, value: staff, role: staff }]
roles: { authenticated: staff }
`,
    'pools/staff.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated }
allow: [{ do: s3:GetObject, on: arn:aws:s3:::shop-accounts/* }]
`,
  },
  good: {
    'pools/shop.pool.yaml': 'attributes: { plan: { adminOnly: true } }\nclients: { web: {} }\n',
    'pools/shop.identity.yaml': `
providers:
  shop:
    type: pool
    clients: [web]
    roles:
      by: rules
      otherwise: default
      rules: [{ claim: custom:plan, match: equals, value: staff, role: staff }]
roles: { authenticated: shopper }
`,
    'pools/staff.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated }
allow: [{ do: s3:GetObject, on: arn:aws:s3:::shop-accounts/* }]
`,
    'pools/shopper.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
  },
  *check(project) {
    for (const identity of project.all('identity')) {
      const usual = identity.says.roles?.authenticated
      const role = usual === undefined ? undefined : project.find('role', usual)
      if (!role) continue
      for (const [name, { roles: mapping }] of Object.entries(identity.says.providers ?? {})) {
        if (mapping?.otherwise !== 'default') continue
        const chosen = chosenBy(project, name, mapping)
        const lesser = chosen.find((one) => one !== role && more(project, role, one).length)
        const same = mapping.by === 'rules' && chosen.length > 0 && chosen.every((one) => one === role)
        if (!lesser && !same) continue
        yield {
          message: lesser
            ? `whom nothing else fits gets the role \`${role.name}\`, which may do more than \`${lesser.name}\`: ${listed(more(project, role, lesser))}`
            : `the rules give the role \`${role.name}\`, and so does \`otherwise\`: they guard nothing`,
          at: { resource: identity, path: ['providers', name, 'roles', 'otherwise'] },
          help: 'say `otherwise: deny`, or give all others a role that may do less',
          related: [
            {
              message: 'the role of all others',
              at: { resource: identity, path: ['roles', 'authenticated'] },
            },
            ...(lesser ? [{ message: 'a role that may do less', at: { resource: lesser, path: [] } }] : []),
          ],
        }
      }
    }
  },
}

/** The roles that rules, or the groups of a pool, give. */
function chosenBy(project: Reviewed, pool: string, mapping: IdentityRoleMapping) {
  const names =
    mapping.by === 'rules'
      ? mapping.rules.map(({ role }) => role)
      : Object.values(project.find('pool', pool)?.says.groups ?? {}).map(({ role }) => role)
  return [...new Set(names.flatMap((name) => (name === undefined ? [] : (project.find('role', name) ?? []))))]
}

/** What one role may do beside all that another may; nothing, where it may not do all of that. */
function more(project: Reviewed, role: Resource<'role'>, other: Resource<'role'>): readonly string[] {
  const [greater, lesser] = [holderOf(project, role), holderOf(project, other)]
  if (!greater || !lesser) return []
  const [has, needs] = [mayDo(greater), mayDo(lesser)]
  // Of a role that may do nothing at all nothing can be said: whatever it is for is elsewhere.
  if (!needs.size || ![...needs].every((action) => has.has(action))) return []
  return [...has].filter((action) => !needs.has(action))
}
