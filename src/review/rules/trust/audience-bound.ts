import { asksFor, demands } from '../../lint/questions/asks.ts'
import { cognito, fitsAnybodys, principalsOf, trusting } from '../../lint/questions/trusted.ts'
import type { Rule } from '../../lint/rule.ts'

/** Roles that somebody can have through an identity pool of his own making. */
export const audienceBound: Rule = {
  id: 'PW-TRUST-001',
  severity: 'error',
  score: 9.5,
  title: 'a role trusts the identity pools of everybody',
  why: 'Every identity pool of every AWS account vouches for people by the same name, `cognito-identity.amazonaws.com`; only the `aud` of the token tells which pool it was. A trust policy that does not demand the `aud` of one pool, or takes a pattern such as `us-east-1:*`, lets in whoever makes a pool of their own. Use `type: identityPool`, which writes the condition, or compare `aud` with the id of one pool by `StringEquals`.',
  source:
    'Amazon Cognito Developer Guide, "Role trust and permissions"; IAM Access Analyzer; Valtik Studios on Cognito misconfigurations',
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
          StringNotEquals: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:00000000-0000-0000-0000-000000000000' }
          'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': authenticated }
`,
  },
  good: {
    'pools/shop.identity.yaml': 'guests: false\n',
    'pools/shopper.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
  },
  *check(project) {
    for (const { role, statement } of trusting(project)) {
      if (!principalsOf(statement, 'Federated').includes(cognito)) continue
      const asks = asksFor(statement, `${cognito}:aud`)
      // That the audience is not asked for at all is no mere concern: IAM does not take it.
      const [first] = asks
      const wide = asks.filter(demands).map((one) => one.values.find((said) => fitsAnybodys(one, said)))
      if (!first || wide.includes(undefined)) continue
      const [pattern] = wide
      yield {
        message: pattern
          ? `\`${pattern.text}\` lets the identity pools of everybody give the role \`${role.name}\``
          : `\`${first.operator.text}\` lets every identity pool but some give the role \`${role.name}\``,
        at: pattern?.at ?? first.operator.at,
        help: `demand one: \`StringEquals: { ${cognito}:aud: $(identity.<name>.id) }\``,
      }
    }
  },
}
