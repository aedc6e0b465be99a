import { sendsMail } from '../../lint/questions/channels.ts'
import type { Rule } from '../../lint/rule.ts'

/** Pools that send the mail of customers by the sender that is there for trying. */
export const mailBySes: Rule = {
  id: 'PW-POOL-024',
  severity: 'warning',
  score: 2,
  title: 'a protected pool sends its mail by the default sender',
  why: 'The default sender of Cognito sends 50 mails a day for the whole account, from an address of AWS that filters distrust: the fifty-first person to sign up gets no code. Send by SES, or bind a `customEmailSender`.',
  source: 'Cognito, email settings; Cognito, quotas',
  bad: {
    'pools/shop.pool.yaml': 'signUp: { selfService: true, verify: [email] }\n',
    'pools/env/prod.env.yaml': 'protected: true\n',
  },
  good: {
    'pools/shop.pool.yaml': `
signUp: { selfService: true, verify: [email] }
email: { via: ses, from: no-reply@example.com, sourceArn: arn:aws:ses:us-east-1:123456789012:identity/example.com }
`,
    'pools/env/prod.env.yaml': 'protected: true\n',
  },
  *check(project) {
    if (!project.protected) return
    for (const pool of project.all('pool')) {
      if (pool.says.email?.via === 'ses' || !sendsMail(pool.says)) continue
      yield {
        message: `the pool \`${pool.name}\` sends by the default sender: 50 mails a day for the whole account`,
        at: { resource: pool, path: ['email', 'via'] },
        help: 'say `email: { via: ses, from: …, sourceArn: … }`',
      }
    }
  },
}
