import { textsSent } from '../../lint/questions/channels.ts'
import type { Rule } from '../../lint/rule.ts'

/** Pools that promise texts and have nobody to send them. */
export const textsNeedRole: Rule = {
  id: 'PW-POOL-025',
  severity: 'error',
  score: 3,
  title: 'texts are to be sent and no role may send them',
  why: 'Cognito sends texts through SNS by a role of yours, and AWS refuses a pool that needs texts and names none. Say `sms: { role, externalId }`, or leave out what needs texts. A pool with a `customSMSSender` sends by its script.',
  source: 'Cognito, SMS settings; aws-cdk#11478; cloudformation-coverage-roadmap#2221',
  bad: 'signUp: { selfService: true, verify: [phone] }\n',
  good: `
signUp: { selfService: true, verify: [phone] }
sms: { role: arn:aws:iam::123456789012:role/texts, externalId: shop }
`,
  *check(project) {
    for (const pool of project.all('pool')) {
      if (pool.says.sms?.role !== undefined || pool.says.triggers?.customSMSSender) continue
      const [first] = textsSent(pool.says)
      if (!first) continue
      const [why, path] = first
      yield {
        message: `${why}, and \`${pool.name}\` has no role that may send texts`,
        at: { resource: pool, path },
        help: 'say `sms: { role: …, externalId: … }`',
      }
    }
  },
}
