import { givenTo } from '../../lint/questions/given-roles.ts'
import type { Rule } from '../../lint/rule.ts'

/** Roles of people without the boundary that the project has for such roles. */
export const usersBounded: Rule = {
  id: 'PW-IAM-017',
  severity: 'warning',
  score: 4,
  title: 'a role that people get has no boundary, though others have',
  why: 'A project that sets a boundary means it for the day on which a policy is too wide; a role of people who sign in is where that day comes. Give it the same boundary.',
  source: 'IAM User Guide, "Permissions boundaries for IAM entities"',
  bad: {
    'pools/shop.identity.yaml': 'roles: { authenticated: shopper }\n',
    'pools/most.policy.yaml': 'allow: [{ do: s3:GetObject, on: arn:aws:s3:::shop-files/* }]\n',
    'pools/shopper.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
    'pools/worker.role.yaml': 'trust: { type: service, service: lambda.amazonaws.com }\nboundary: most\n',
  },
  good: {
    'pools/shop.identity.yaml': 'roles: { authenticated: shopper }\n',
    'pools/most.policy.yaml': 'allow: [{ do: s3:GetObject, on: arn:aws:s3:::shop-files/* }]\n',
    'pools/shopper.role.yaml':
      'trust: { type: identityPool, pool: shop, as: authenticated }\nboundary: most\n',
  },
  *check(project) {
    const bounded = project.all('role').find(({ says }) => says.boundary !== undefined)
    if (!bounded) return
    for (const role of project.all('role')) {
      const given = role.says.boundary === undefined ? givenTo(project, role) : undefined
      if (!given) continue
      yield {
        message: `the role \`${role.name}\`, which people get, has no boundary`,
        at: { resource: role, path: ['boundary'] },
        help: `say \`boundary: ${bounded.says.boundary}\`, or another one`,
        related: [
          { message: 'people get it here', at: given.at },
          { message: `\`${bounded.name}\` has one`, at: { resource: bounded, path: ['boundary'] } },
        ],
      }
    }
  },
}
