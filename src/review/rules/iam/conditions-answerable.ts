import { demands, spelled } from '../../lint/questions/asks.ts'
import { lackingStatements } from '../../lint/questions/lacked.ts'
import type { Rule } from '../../lint/rule.ts'

/** Statements that never allow anything, since they ask for what no request has. */
export const conditionsAnswerable: Rule = {
  id: 'PW-IAM-011',
  severity: 'warning',
  score: 5,
  title: 'a policy asks for what requests of its role never have',
  why: 'Who has a role from an identity pool is known by the id of the identity, and neither by the `sub` of the user pool nor by a user name: `aws:username` is of IAM users, and `cognito-idp...:sub` of roles that trust the user pool itself. A condition on one of them never holds, and the statement allows nothing. Compare `cognito-identity.amazonaws.com:sub`, or map the claim to a principal tag. Variables of the kind are told when the project is linked (PW-LINK-035).',
  source:
    'amplify-js issues 1503 and 14084; aws-sdk-js issue 351; IAM User Guide, "AWS global condition context keys"',
  bad: {
    'pools/shop.identity.yaml': 'guests: false\n',
    'pools/shopper.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated }
allow:
  - do: s3:GetObject
    on: arn:aws:s3:::shop-files/ana/*
    condition: { StringEquals: { aws:username: ana } }
`,
  },
  good: {
    'pools/shop.identity.yaml': 'guests: false\n',
    'pools/shopper.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }
allow:
  - do: s3:GetObject
    on: arn:aws:s3:::shop-files/ana/*
    condition: { StringEquals: { aws:PrincipalTag/username: ana } }
`,
  },
  *check(project) {
    for (const { statement, lacks } of lackingStatements(project)) {
      if (statement.effect !== 'Allow') continue
      for (const asks of statement.conditions) {
        const spelling = spelled(asks)
        if (!demands(asks) || spelling?.ifExists || spelling?.all) continue
        const lacking = lacks(asks.key.text)
        if (!lacking) continue
        yield {
          message: `the statement never allows anything: no request has \`${asks.key.text}\`, for ${lacking.why}`,
          at: asks.key.at,
          help: lacking.help,
        }
      }
    }
  },
}
