import { openConcerns } from '../../lint/questions/open-concerns.ts'
import type { Rule } from '../../lint/rule.ts'

/** Policies that let somebody copy whatever is stored. */
export const dataScoped: Rule = {
  id: 'PW-IAM-007',
  severity: 'warning',
  score: 6,
  title: 'a policy lets somebody read what is stored anywhere',
  why: 'One leaked key, and all tables, buckets and directories of the account can be copied. Name those that are read.',
  source: 'Checkov CKV_AWS_288; Cloudsplaining (data exfiltration)',
  bad: {
    'pools/backend.iam-user.yaml': "allow: [{ do: 's3:GetObject', on: '*' }]\n",
  },
  good: {
    'pools/backend.iam-user.yaml': 'allow: [{ do: s3:GetObject, on: arn:aws:s3:::shop-reports/* }]\n',
  },
  check: (project) => openConcerns(project, 'data', 'read whatever is stored', 'name what is read'),
}
