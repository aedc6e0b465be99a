import { mustBeThere, spelled } from '../../lint/questions/asks.ts'
import { trusting } from '../../lint/questions/trusted.ts'
import type { Rule } from '../../lint/rule.ts'

/** Trust that rests on a condition which holds of nothing at all. */
export const notVacuous: Rule = {
  id: 'PW-TRUST-005',
  severity: 'warning',
  score: 5,
  title: 'whom a role trusts depends on `ForAllValues`, which is true of no values',
  why: 'A condition of `ForAllValues` holds of a request in which the key is missing, so it keeps nobody out who comes without it; and of `amr`, which has several values, it fails for those whom it means. Use `ForAnyValue`, or demand beside it that the key is there: `Null: { <key>: false }`.',
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
  *check(project) {
    for (const { role, statement } of trusting(project))
      for (const asks of statement.conditions) {
        const { operator, key } = asks
        if (!spelled(asks)?.all || mustBeThere(statement, key.text)) continue
        yield {
          message: `\`${operator.text}\` holds where there is no \`${key.text}\`, so it keeps nobody from the role \`${role.name}\``,
          at: operator.at,
          help: `write \`${operator.text.replace('ForAllValues:', 'ForAnyValue:')}\``,
        }
      }
  },
}
