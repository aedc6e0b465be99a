import { trusting } from '../../lint/questions/trusted.ts'
import type { Rule } from '../../lint/rule.ts'

/** Trust that is said by its exceptions. */
export const namesWays: Rule = {
  id: 'PW-TRUST-007',
  severity: 'error',
  score: 7,
  title: 'a role trusts by `NotAction`',
  why: 'Beside `Allow`, `NotAction` allows every way to become the role but those listed, and with them what AWS adds one day, the setting of tags and of source identities included. Name the ways that are meant under `Action`. IAM takes no `NotPrincipal` in a trust policy at all.',
  source: 'AWS CloudFormation Guard rule IAM_ROLE_NO_ALLOW_PLUS_NOT_ACTION_ON_TRUST_POLICY; IAM User Guide',
  bad: {
    'pools/worker.role.yaml': `
trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement: { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, NotAction: sts:TagSession }
`,
  },
  good: {
    'pools/worker.role.yaml': `
trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement: { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }
`,
  },
  *check(project) {
    for (const { role, statement } of trusting(project)) {
      if (!statement.butActions) continue
      const [first = statement] = statement.actions
      yield {
        message: `the role \`${role.name}\` can be had by every way but ${statement.actions.map(({ text }) => `\`${text}\``).join(', ')}`,
        at: first.at,
        help: 'name the ways under `Action`',
      }
    }
  },
}
