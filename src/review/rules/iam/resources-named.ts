import { openConcerns } from '../../lint/questions/open-concerns.ts'
import type { Rule } from '../../lint/rule.ts'

/** Policies that let somebody look at whatever there is. */
export const resourcesNamed: Rule = {
  id: 'PW-IAM-003',
  severity: 'warning',
  score: 5.5,
  title: 'a policy allows an action on every resource, though it could say on which',
  why: 'The action is about a table, a bucket or a pool, and `*` is every one of the account, those of other teams and of next year included. Name the resource, as an ARN or by `$(arn <service>:<resource>)`.',
  source: 'Checkov CKV_AWS_355; cdk-nag IAM5; AWS Service Authorization Reference',
  bad: {
    'pools/backend.iam-user.yaml': "allow: [{ do: dynamodb:DescribeTable, on: '*' }]\n",
  },
  good: {
    'pools/backend.iam-user.yaml':
      'allow: [{ do: dynamodb:DescribeTable, on: $(arn dynamodb:table/orders) }]\n',
  },
  check: (project) => openConcerns(project, 'reads', 'look at whatever there is', 'name the resource'),
}
