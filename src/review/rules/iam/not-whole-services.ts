import { expanded, grantsOf } from '../../lint/questions/grants.ts'
import { holdersOf } from '../../lint/questions/holders.ts'
import { placeKey } from '../../lint/questions/open-grants.ts'
import { isEverything, isWholeService } from '../../lint/questions/whole-services.ts'
import { whose } from '../../lint/questions/whose.ts'
import type { Rule } from '../../lint/rule.ts'

/** Policies that allow whatever a service can do, and will be able to. */
export const notWholeServices: Rule = {
  id: 'PW-IAM-002',
  severity: 'warning',
  score: 6,
  title: 'a policy allows every action of a service',
  why: 'Reading an object and deleting its bucket are both `s3:*`, and so is what AWS adds next year. Name the actions that are needed, or a kind of them, such as `s3:Get*`.',
  source: 'CloudFormation Guard rule IAM_ROLE_NO_WILDCARD_ACTIONS_ON_PERMISSIONS; cdk-nag IAM5',
  bad: {
    'pools/backend.iam-user.yaml': "allow: [{ do: 's3:*', on: arn:aws:s3:::shop-reports/* }]\n",
  },
  good: {
    'pools/backend.iam-user.yaml':
      "allow: [{ do: ['s3:GetObject', 's3:PutObject'], on: arn:aws:s3:::shop-reports/* }]\n",
  },
  *check(project) {
    const seen = new Set<string>()
    for (const holder of holdersOf(project))
      for (const grant of grantsOf(holder)) {
        const { text, at } = grant.said
        if (isEverything(grant) || !isWholeService(holder, grant) || seen.has(placeKey(at))) continue
        seen.add(placeKey(at))
        yield {
          message: `${whose(at.resource)} may do all ${expanded(text).length} actions of \`${text}\``,
          at,
          help: 'name those that are needed',
        }
      }
  },
}
