import { asksFor } from '../../lint/questions/asks.ts'
import { principalsOf, trusting } from '../../lint/questions/trusted.ts'
import { saysWhose, whoseKeys } from '../../lint/questions/whose-key.ts'
import type { Rule } from '../../lint/rule.ts'

/** Roles that anybody with an AWS account can assume. */
export const notEverybody: Rule = {
  id: 'PW-TRUST-003',
  severity: 'error',
  score: 9,
  title: 'a role trusts everybody',
  why: 'The principal `*` is every user and role of every AWS account, and an external id is no secret that keeps them out. Name the account, the role or the provider that may assume the role, or demand `aws:PrincipalOrgID`.',
  source:
    'Checkov CKV_AWS_60, CKV_AWS_61 and CKV_AWS_283; IAM Access Analyzer; AWS CloudFormation Guard rules',
  bad: {
    'pools/backup.role.yaml': `
trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement: { Effect: Allow, Principal: { AWS: '*' }, Action: sts:AssumeRole }
`,
  },
  good: {
    'pools/backup.role.yaml': `
trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      Effect: Allow
      Principal: { AWS: '*' }
      Action: sts:AssumeRole
      Condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }
`,
  },
  *check(project) {
    for (const { role, statement } of trusting(project)) {
      if (!principalsOf(statement, 'AWS').includes('*')) continue
      if (asksFor(statement, ...whoseKeys).some((asks) => saysWhose(statement, asks))) continue
      yield {
        message: `everybody with an AWS account can assume the role \`${role.name}\``,
        at: statement.at,
        help: 'name who may: an account, a role, or a provider',
      }
    }
  },
}
