import { attributesOf } from '../../../config/link/attributes.ts'
import type { PoolDocument } from '../../../config/made/documents.ts'
import { writersOf } from '../../lint/questions/attribute-writers.ts'
import { roleRules, type RoleRule, type RoleRules } from '../../lint/questions/role-rules.ts'
import { permissionOf } from '../../lint/questions/role-words.ts'
import type { Reviewed } from '../../lint/reviewed.ts'
import type { Concern, Rule } from '../../lint/rule.ts'

/** Rules that a claim fits which only resembles the one that is meant. */
export const rulesCompareWhole: Rule = {
  id: 'PW-ID-008',
  severity: 'error',
  score: 7.5,
  title: 'a rule gives a role for a part of a claim',
  why: '`contains` and `startsWith` fit much more than what is meant: a group `not-admins` contains `admins`, and an address, or a name that somebody signs up under, begins as its owner likes. Compare whole values by `equals`; where groups decide, give each group its role and choose by `token`, or compare `cognito:preferred_role`.',
  source: 'Amazon Cognito Developer Guide, "Using role-based access control" (rules)',
  bad: {
    'pools/shop.pool.yaml': `
attributes: { department: {} }
clients: { web: {} }
`,
    'pools/shop.identity.yaml': `
providers:
  shop:
    type: pool
    clients: [web]
    roles:
      by: rules
      otherwise: deny
      rules: [{ claim: custom:department, match: startsWith, value: staff, role: staff }]
`,
    'pools/staff.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated }
allow: [{ do: s3:GetObject, on: arn:aws:s3:::shop-accounts/* }]
`,
  },
  good: {
    'pools/shop.pool.yaml': `
attributes: { department: { adminOnly: true } }
groups: { staff: { role: staff } }
clients: { web: {} }
`,
    'pools/shop.identity.yaml': `
providers:
  shop:
    type: pool
    clients: [web]
    roles:
      by: rules
      otherwise: deny
      rules:
        - { claim: custom:department, match: startsWith, value: staff, role: staff }
        - { claim: cognito:preferred_role, match: equals, value: $(role.staff.arn), role: staff }
`,
    'pools/staff.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated }
allow: [{ do: s3:GetObject, on: arn:aws:s3:::shop-accounts/* }]
`,
  },
  *check(project) {
    for (const mapping of roleRules(project))
      for (const [index, rule] of mapping.rules.entries()) {
        if (rule.match !== 'contains' && rule.match !== 'startsWith') continue
        const concern = concernOf(mapping, rule)
        if (!concern) continue
        const { before = [], ...rest } = concern
        yield {
          at: mapping.at(index, 'match'),
          ...rest,
          related: [
            ...before,
            { message: ruleWords(rule), at: mapping.at(index) },
            ...roleStep(project, rule),
          ],
        }
      }
  },
}

type Told = Pick<Concern, 'message' | 'help' | 'severity'> & { readonly before?: Concern['related'] }

function concernOf({ pool, provider }: RoleRules, rule: RoleRule): Told | undefined {
  const { claim, match, value, role } = rule
  const is = match === 'contains' ? 'contains' : 'begins with'
  if (!pool)
    return {
      message: `whatever \`${provider}\` puts into \`${claim}\` gives the role \`${role}\`, if it ${is} \`${value}\``,
      help: 'compare the whole value by `equals`',
      severity: 'warning',
    }
  if (claim === 'cognito:groups') return groupsConcern(Object.keys(pool.says.groups ?? {}), rule)
  if (claim === 'cognito:username') return namesConcern(pool.says, rule)
  if (!attributesOf(pool.says).includes(claim)) return undefined
  const writers = writersOf(pool, claim)
  if (writers.length)
    return {
      message: `whoever sets their \`${claim}\` to anything that ${is} \`${value}\` gets the role \`${role}\``,
      help: 'compare by `equals`, and an attribute that is `adminOnly`',
      before: writers,
    }
  const mapper = Object.entries(pool.says.identityProviders ?? {}).find(([, { map = {} }]) =>
    Object.hasOwn(map, claim),
  )
  if (!mapper) return undefined
  return {
    message: `whatever \`${mapper[0]}\` says of \`${claim}\` gives the role \`${role}\`, if it ${is} \`${value}\``,
    help: 'compare the whole value by `equals`',
    severity: 'warning',
    before: [
      {
        message: `\`${mapper[0]}\` writes \`${claim}\``,
        at: { resource: pool, path: ['identityProviders', mapper[0], 'map', claim] },
      },
    ],
  }
}

/** A name that people take for themselves when they sign up is any that is free. */
function namesConcern({ signIn, signUp }: PoolDocument, { match, value, role }: RoleRule): Told | undefined {
  if (signUp?.selfService === false || !(signIn?.with ?? ['username']).includes('username')) return undefined
  return {
    message: `whoever signs up under a name that ${match === 'contains' ? 'contains' : 'begins with'} \`${value}\` gets the role \`${role}\``,
    help: 'choose by groups, or by an attribute that is `adminOnly`',
  }
}

/** Names of groups are for administrators to choose, and the text in which they stand is one. */
function groupsConcern(groups: readonly string[], { match, value, role }: RoleRule): Told {
  const other = groups.find((group) => group !== value && group.includes(value))
  if (match === 'startsWith')
    return {
      message: `no list of groups begins with \`${value}\`: nobody gets the role \`${role}\` so`,
      help: 'compare `cognito:preferred_role` by `equals`, or choose by `token`',
      severity: 'warning',
    }
  return {
    message: other
      ? `members of \`${other}\` get the role \`${role}\` too: \`${other}\` contains \`${value}\``
      : `members of any group whose name contains \`${value}\` get the role \`${role}\``,
    help: 'give the group its role, and choose by `token` or compare `cognito:preferred_role`',
    ...(!other && { severity: 'warning' as const }),
  }
}

const ruleWords = ({ claim, match, value, role }: RoleRule) =>
  `\`${claim}\` ${match} \`${value}\` gives the role \`${role}\``

function roleStep(project: Reviewed, { role: named }: RoleRule): NonNullable<Concern['related']> {
  const role = project.find('role', named)
  if (!role) return []
  const { words, at } = permissionOf(role)
  return [{ message: words, at }]
}
