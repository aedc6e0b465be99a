import { attributesOf } from '../../../config/link/attributes.ts'
import { roleRules, type RoleRule, type RoleRules } from '../../lint/questions/role-rules.ts'
import type { Reviewed } from '../../lint/reviewed.ts'
import type { Concern, Rule } from '../../lint/rule.ts'

/** Rules that give nobody a role. */
export const rulesReachable: Rule = {
  id: 'PW-ID-009',
  severity: 'warning',
  score: 4,
  title: 'a rule gives its role to nobody',
  why: 'The first rule that fits decides. One behind another that takes the same people, or one that asks for a claim which no token has, never does, so that people have another role than who reads the rules believes. Put the narrower rule first, or take the idle one out.',
  source:
    'Amazon Cognito Developer Guide, "Using role-based access control" (rules, at most 25 of a provider)',
  bad: {
    'pools/shop.pool.yaml': 'attributes: { plan: { adminOnly: true } }\nclients: { web: {} }\n',
    'pools/shop.identity.yaml': `
providers:
  shop:
    type: pool
    clients: [web]
    roles:
      by: rules
      otherwise: deny
      rules:
        - { claim: custom:plan, match: notEqual, value: none, role: shopper }
        - { claim: custom:plan, match: equals, value: gold, role: gold }
`,
    'pools/shopper.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
    'pools/gold.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
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
      otherwise: deny
      rules:
        - { claim: custom:plan, match: equals, value: gold, role: gold }
        - { claim: custom:plan, match: notEqual, value: none, role: shopper }
`,
    'pools/shopper.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
    'pools/gold.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
  },
  *check(project) {
    for (const mapping of roleRules(project))
      for (const [index, rule] of mapping.rules.entries()) {
        const concern = shadowed(mapping, rule, index) ?? unmet(project, mapping, rule)
        if (concern) yield { at: mapping.at(index), ...concern }
      }
  },
}

type Told = Omit<Concern, 'at'>

function shadowed({ rules, at }: RoleRules, rule: RoleRule, index: number): Told | undefined {
  const before = rules.slice(0, index).findIndex((other) => takesAll(other, rule))
  if (before < 0) return undefined
  return {
    message: `rule ${before + 1} comes first and takes everybody whom this one would: \`${rule.role}\` is had only by who asks for it by \`CustomRoleArn\``,
    help: 'put this rule before that one, or take it out',
    related: [{ message: 'this one decides', at: at(before) }],
  }
}

/** Whether a rule fits everybody whom another one does. */
function takesAll(first: RoleRule, other: RoleRule): boolean {
  if (first.claim !== other.claim) return false
  const { match, value } = first
  if (match === other.match && value === other.value) return true
  if (match === 'contains') return other.match !== 'notEqual' && other.value.includes(value)
  if (match === 'startsWith')
    return (other.match === 'equals' || other.match === 'startsWith') && other.value.startsWith(value)
  if (match !== 'notEqual') return false
  // Whoever fits the other one has a value that cannot be the one which is left out.
  if (other.match === 'equals') return other.value !== value
  if (other.match === 'startsWith') return !value.startsWith(other.value)
  return other.match === 'contains' && !value.includes(other.value)
}

/** Why no token of a user pool has such a claim; nothing, where one may. */
function unmet(project: Reviewed, { pool, says }: RoleRules, rule: RoleRule): Told | undefined {
  if (!pool || says.type !== 'pool' || pool.says.triggers?.preTokenGeneration) return undefined
  const { claim, match, value, role } = rule
  if (claim === 'aud') {
    const clients = says.clients.map((client) => project.addresses.clientId(pool.name, client))
    if (match !== 'equals' || clients.includes(value)) return undefined
    return {
      message: `\`${value}\` is none of the clients that are listed: nobody gets the role \`${role}\` by it`,
      help: 'write the id of one of them, `$(client.<pool>.<client>.id)`',
    }
  }
  if (claim.startsWith('cognito:') || ofTokens.includes(claim)) return undefined
  if (!attributesOf(pool.says).includes(claim))
    return {
      message: `\`${pool.name}\` has no attribute \`${claim}\`, and no script adds such a claim: nobody gets the role \`${role}\` by it`,
      help: 'declare the attribute, or correct the name of the claim',
    }
  const reads = says.clients.some((client) => pool.says.clients?.[client]?.read?.includes(claim) ?? true)
  if (reads) return undefined
  return {
    message: `no client that is listed may read \`${claim}\`, so that no token has it: nobody gets the role \`${role}\` by it`,
    help: 'let a client read it',
    related: says.clients.map((client) => ({
      message: `what \`${client}\` reads`,
      at: { resource: pool, path: ['clients', client, 'read'] },
    })),
  }
}

/** Claims of ID tokens that are no attributes. */
const ofTokens = [
  'iss',
  'exp',
  'iat',
  'nbf',
  'jti',
  'origin_jti',
  'event_id',
  'token_use',
  'auth_time',
  'identities',
  'nonce',
  'at_hash',
  'acr',
  'amr',
]
