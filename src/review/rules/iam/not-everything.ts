import { isAction } from '../../../iam/catalogue.ts'
import { everyGrantOf, expanded, type Grant } from '../../lint/questions/grants.ts'
import { holdersOf } from '../../lint/questions/holders.ts'
import { placeKey } from '../../lint/questions/open-grants.ts'
import { isEverything } from '../../lint/questions/whole-services.ts'
import { whose } from '../../lint/questions/whose.ts'
import type { Rule } from '../../lint/rule.ts'

/** Policies that let somebody do whatever there is to be done. */
export const notEverything: Rule = {
  id: 'PW-IAM-001',
  severity: 'error',
  score: 9,
  title: 'a policy allows every action on every resource',
  why: 'Whoever gets hold of such credentials has the account: its data, its users, its bills. Name the actions and the resources; `poolwright can` tells what a role may do. What leaves nothing out that there is, as `notDo: none:*` does, is everything too. Where somebody has to administer all of it, give them a boundary.',
  source:
    'Checkov CKV_AWS_62 and CKV_AWS_63; Trivy AWS-0057; AWS Security Hub IAM.1; CloudFormation Guard rules',
  bad: {
    'pools/backend.iam-user.yaml': "allow: [{ do: '*', on: '*' }]\n",
  },
  good: {
    'pools/backend.iam-user.yaml': 'allow: [{ do: s3:GetObject, on: arn:aws:s3:::shop-reports/* }]\n',
  },
  *check(project) {
    const seen = new Set<string>()
    for (const holder of holdersOf(project))
      for (const grant of everyGrantOf(holder)) {
        const { said } = grant
        const all = isEverything(grant) || leavesNothingOut(grant)
        // What a boundary leaves of it is for the boundary to say.
        if (!all || holder.boundary || seen.has(placeKey(said.at))) continue
        seen.add(placeKey(said.at))
        yield {
          message: `${whose(said.at.resource)} may do everything to everything`,
          at: said.at,
          help: 'name the actions and the resources that are needed',
        }
      }
  },
}

/** Whether the actions that a statement leaves out are none that there are. */
const leavesNothingOut = ({ statement: { butActions, actions, resources } }: Grant) =>
  butActions &&
  resources.some(({ text }) => text === '*') &&
  !actions.some(({ text }) => expanded(text).some(isAction))
