import { givesCredentials } from '../../lint/questions/credential-actions.ts'
import { givenTo } from '../../lint/questions/given-roles.ts'
import { everyGrantOf } from '../../lint/questions/grants.ts'
import { holdersOf } from '../../lint/questions/holders.ts'
import { openConcerns } from '../../lint/questions/open-concerns.ts'
import { openGrants, placeKey } from '../../lint/questions/open-grants.ts'
import { isEveryAction } from '../../lint/questions/whole-services.ts'
import { whose } from '../../lint/questions/whose.ts'
import type { Rule } from '../../lint/rule.ts'

/** Policies that let somebody become somebody else, or read the secrets of apps. */
export const credentialsKept: Rule = {
  id: 'PW-IAM-006',
  severity: 'error',
  score: 7,
  title: 'a policy gives out credentials or secrets',
  why: 'Who may assume any role, read any secret, or describe an app client, which tells its secret, has what those are for as well. Name the one role or secret that is needed, and give nothing of the kind to people who sign in: what their app can read, they can.',
  source:
    'Checkov CKV_AWS_287; Cloudsplaining (credentials exposure); Amazon Cognito API, DescribeUserPoolClient',
  bad: {
    'pools/backend.iam-user.yaml': "allow: [{ do: secretsmanager:GetSecretValue, on: '*' }]\n",
  },
  good: {
    'pools/backend.iam-user.yaml':
      "allow: [{ do: secretsmanager:GetSecretValue, on: '$(arn secretsmanager:secret:shop/db-??????)' }]\n",
  },
  *check(project) {
    yield* openConcerns(
      project,
      'credentials',
      'read credentials or secrets, whosever they are',
      'name the one that is needed',
    )
    const told = new Set(openGrants(project, 'credentials').map(({ statement }) => placeKey(statement.at)))
    for (const holder of holdersOf(project)) {
      const { resource } = holder
      const given = resource.kind === 'role' ? givenTo(project, resource) : undefined
      if (!given || given.to === 'few') continue
      for (const { statement, said, actions } of everyGrantOf(holder)) {
        const action = actions.find((one) => givesCredentials(one) && one !== 'sts:AssumeRole')
        if (action === undefined || isEveryAction(said.text) || told.has(placeKey(statement.at))) continue
        yield {
          message: `${given.to === 'guests' ? 'guests' : 'people who sign in'} may read a secret by ${whose(resource)}: \`${action}\``,
          at: said.at,
          help: 'leave it to a backend',
          related: [{ message: 'they get the role here', at: given.at }],
        }
      }
    }
  },
}
