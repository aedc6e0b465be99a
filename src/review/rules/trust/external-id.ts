import { accountIn, isAccount } from '../../../iam/values/arn.ts'
import { fitsAction } from '../../access/fits-action.ts'
import { asksFor, insists } from '../../lint/questions/asks.ts'
import { principalsOf, trusting } from '../../lint/questions/trusted.ts'
import type { Rule } from '../../lint/rule.ts'

/** Roles that another account can be talked into using for somebody else. */
export const externalId: Rule = {
  id: 'PW-TRUST-008',
  severity: 'warning',
  score: 5,
  title: 'a role trusts another account, which need not say for whom it comes',
  why: 'A service of somebody else that works for many customers can be given the ARN of your role by another of them, and then works on your resources for them. An external id that only you and the service know of each other ends that: give one under `externalId`. Between accounts of one organization, demand `aws:PrincipalOrgID` instead.',
  source: 'IAM User Guide, "The confused deputy problem"',
  bad: {
    'pools/monitor.role.yaml': "trust: { type: account, account: '999988887777' }\n",
  },
  good: {
    'pools/monitor.role.yaml': "trust: { type: account, account: '999988887777', externalId: shop-7f3a }\n",
    'pools/operator.role.yaml': "trust: { type: account, account: '123456789012' }\n",
  },
  *check(project) {
    for (const { role, statement } of trusting(project)) {
      if (!fitsAction(statement.canonical, 'sts:AssumeRole')) continue
      if (
        asksFor(statement, 'sts:ExternalId', 'aws:PrincipalOrgID', 'aws:PrincipalOrgPaths').some((asks) =>
          insists(statement, asks),
        )
      )
        continue
      const accounts = principalsOf(statement, 'AWS').map((who) => (isAccount(who) ? who : accountIn(who)))
      const other = accounts.find((account) => account !== undefined && account !== project.model.account)
      if (other === undefined) continue
      yield {
        message: `the account \`${other}\` can become the role \`${role.name}\` without saying for whom`,
        at: statement.at,
        help: 'agree on an external id and say it under `externalId`',
      }
    }
  },
}
