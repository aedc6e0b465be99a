import { openConcerns } from '../../lint/questions/open-concerns.ts'
import type { Rule } from '../../lint/rule.ts'

/** Policies that let somebody change whatever there is. */
export const writesScoped: Rule = {
  id: 'PW-IAM-008',
  severity: 'warning',
  score: 5.5,
  title: 'a policy lets somebody change every resource of a kind',
  why: 'What may be written, may be overwritten and deleted, in every table, bucket and pool of the account. Name the resources that are theirs to change.',
  source: 'Checkov CKV_AWS_290; Cloudsplaining (infrastructure modification)',
  bad: {
    'pools/backend.iam-user.yaml': "allow: [{ do: 'dynamodb:PutItem', on: '*' }]\n",
  },
  good: {
    'pools/backend.iam-user.yaml': 'allow: [{ do: dynamodb:PutItem, on: $(arn dynamodb:table/orders) }]\n',
  },
  check: (project) => openConcerns(project, 'writes', 'change whatever there is', 'name what is changed'),
}
