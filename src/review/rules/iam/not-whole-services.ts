import { levelOf } from '../../../iam/access-level.ts'
import { expanded, grantsOf } from '../../lint/questions/grants.ts'
import { holdersOf } from '../../lint/questions/holders.ts'
import { placeKey } from '../../lint/questions/open-grants.ts'
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
      for (const { statement, said, actions } of grantsOf(holder)) {
        if (statement.by === 'aws' || !isWhole(said.text) || seen.has(placeKey(said.at))) continue
        // A boundary that takes some of it away says what is meant.
        const all = expanded(said.text).length
        if (holder.boundary && actions.length < all) continue
        const everything = /^\*(:\*)?$/.test(said.text)
        if (everything && statement.resources.some(({ text }) => text === '*')) continue
        // Of a service that does one kind of thing there is nothing to choose.
        if (new Set(actions.map(levelOf)).size < 2) continue
        seen.add(placeKey(said.at))
        yield {
          message: `${whose(said.at.resource)} may do all ${all} actions of \`${said.text}\``,
          at: said.at,
          help: 'name those that are needed',
        }
      }
  },
}

/** Whether a text stands for everything that a service does. */
const isWhole = (text: string) => /^[^:]+:\*+$/.test(text) || text === '*'
