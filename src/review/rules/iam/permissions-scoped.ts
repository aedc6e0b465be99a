import { openConcerns } from '../../lint/questions/open-concerns.ts'
import type { Rule } from '../../lint/rule.ts'

/** Policies that let somebody open whatever there is to others. */
export const permissionsScoped: Rule = {
  id: 'PW-IAM-005',
  severity: 'error',
  score: 7.5,
  title: 'a policy lets somebody change the permissions of every resource',
  why: 'Whoever may write the policy of any bucket, key or function may show it to the whole world. Name the resources whose permissions are theirs to change.',
  source:
    'Checkov CKV_AWS_289; Cloudsplaining (resource exposure); access levels of the Service Authorization Reference',
  bad: {
    'pools/backend.iam-user.yaml': "allow: [{ do: s3:PutBucketPolicy, on: '*' }]\n",
  },
  good: {
    'pools/backend.iam-user.yaml': 'allow: [{ do: s3:PutBucketPolicy, on: arn:aws:s3:::shop-site }]\n',
  },
  check: (project) =>
    openConcerns(
      project,
      'permissions',
      'change who may use whatever there is',
      'name the resources whose permissions they may change',
    ),
}
