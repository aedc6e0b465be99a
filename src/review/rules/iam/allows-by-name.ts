import { holdersOf } from '../../lint/questions/holders.ts'
import { listed } from '../../lint/questions/listed.ts'
import { placeKey } from '../../lint/questions/open-grants.ts'
import { whose } from '../../lint/questions/whose.ts'
import type { Rule } from '../../lint/rule.ts'

/** Policies that allow by leaving out. */
export const allowsByName: Rule = {
  id: 'PW-IAM-015',
  severity: 'warning',
  score: 6,
  title: 'a policy allows everything but what it names',
  why: 'What is allowed by `notDo` or `notOn` is whatever else there is, in every service and every account of them, and grows by itself. Name what is allowed, and deny the exceptions beside it.',
  source:
    'CloudFormation Guard rules IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_ACTION and _RESOURCE; IAM User Guide, "NotAction"',
  bad: {
    'pools/backend.iam-user.yaml': "allow: [{ notDo: 'iam:*', on: '*' }]\n",
  },
  good: {
    'pools/backend.iam-user.yaml': `
allow: [{ do: s3:GetObject, on: arn:aws:s3:::shop-reports/* }]
deny: [{ notDo: 's3:*', on: '*' }]
`,
  },
  *check(project) {
    const seen = new Set<string>()
    for (const { statements } of holdersOf(project))
      for (const { effect, by, butActions, butResources, actions, resources, at } of statements) {
        if (effect !== 'Allow' || by === 'aws' || !(butActions || butResources) || seen.has(placeKey(at)))
          continue
        seen.add(placeKey(at))
        const excepted = butActions ? actions : resources
        yield {
          message: `${whose(at.resource)} may ${butActions ? 'do everything' : 'do it to everything'} but ${listed(excepted.map(({ text }) => text))}`,
          at: excepted[0]?.at ?? at,
          help: butActions ? 'name what is allowed under `do`' : 'name what is meant under `on`',
        }
      }
  },
}
