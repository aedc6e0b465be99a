import { isObject } from '../../../config/canonical/tree.ts'
import { valueAt } from '../../../config/path.ts'
import type { Json } from '../../../model/trigger.ts'
import { demands, mustBeThere, spelled } from '../../lint/questions/asks.ts'
import type { Asks } from '../../lint/questions/policy-statements.ts'
import { trusting } from '../../lint/questions/trusted.ts'
import type { Resource } from '../../lint/reviewed.ts'
import type { Concern, Rule } from '../../lint/rule.ts'

/** Trust that rests on a condition which holds of nothing at all. */
export const notVacuous: Rule = {
  id: 'PW-TRUST-005',
  severity: 'warning',
  score: 5,
  title: 'whom a role trusts depends on `ForAllValues`, which is true of no values',
  why: 'A condition of `ForAllValues` holds of a request in which the key is missing, so it keeps nobody out who comes without it; and of `amr`, which has several values, it fails for those whom it means. Of `amr` use `ForAnyValue`; of another key demand beside it that it is there: `Null: { <key>: false }`.',
  source: 'IAM Access Analyzer; IAM User Guide, "Set operators for multivalued context keys"',
  bad: {
    'pools/shop.identity.yaml': 'guests: false\n',
    'pools/shopper.role.yaml': `
trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal: { Federated: cognito-identity.amazonaws.com }
        Action: sts:AssumeRoleWithWebIdentity
        Condition:
          StringEquals: { 'cognito-identity.amazonaws.com:aud': $(identity.shop.id) }
          'ForAllValues:StringLike': { 'cognito-identity.amazonaws.com:amr': authenticated }
`,
  },
  good: {
    'pools/shop.identity.yaml': 'guests: false\n',
    'pools/shopper.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
    'pools/tagged.role.yaml': `
trust:
  type: service
  service: lambda.amazonaws.com
  condition:
    'ForAllValues:StringEquals': { aws:TagKeys: [team] }
    'Null': { aws:TagKeys: 'false' }
`,
  },
  mended: {
    'pools/shop.identity.yaml': 'guests: false\n',
    'pools/shopper.role.yaml': `
trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal: { Federated: cognito-identity.amazonaws.com }
        Action: sts:AssumeRoleWithWebIdentity
        Condition:
          StringEquals: { 'cognito-identity.amazonaws.com:aud': $(identity.shop.id) }
          ForAnyValue:StringLike: { cognito-identity.amazonaws.com:amr: authenticated }
`,
  },
  *check(project) {
    for (const { role, statement } of trusting(project))
      for (const asks of statement.conditions) {
        const { operator, key } = asks
        if (!spelled(asks)?.all || mustBeThere(statement, key.text)) continue
        yield {
          message: `\`${operator.text}\` holds where there is no \`${key.text}\`, so it keeps nobody from the role \`${role.name}\``,
          at: operator.at,
          help: isWays(asks)
            ? `write \`${any(operator.text)}\``
            : `demand beside it that it is there: \`Null: { ${key.text}: 'false' }\``,
          ...withAny(role, asks),
        }
      }
  },
}

const any = (operator: string) => operator.replace('ForAllValues:', 'ForAnyValue:')

/** Whether a condition asks by which ways somebody signed in, of which one is enough. */
const isWays = (asks: Asks) => /:amr$/i.test(asks.key.text) && demands(asks)

/** The fix by which one of the ways is enough, where the operator asks for nothing else. */
function withAny(role: Resource<'role'>, asks: Asks): Pick<Concern, 'fix'> {
  const { path, resource } = asks.operator.at
  const around = valueAt(role.says as unknown as Json, path.slice(0, -1))
  const operator = any(asks.operator.text)
  if (resource !== role || !isWays(asks) || !isObject(around) || Object.hasOwn(around, operator)) return {}
  const said = around[asks.operator.text]
  if (said === undefined || path.at(-1) !== asks.operator.text) return {}
  const edits = [{ path }, { path: [...path.slice(0, -1), operator], value: said }]
  return { fix: { title: `write \`${operator}\``, resource: role, edits } }
}
