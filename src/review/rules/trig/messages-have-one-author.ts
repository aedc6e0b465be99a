import { sendsMail, textsSent } from '../../lint/questions/channels.ts'
import type { Rule } from '../../lint/rule.ts'

const trigger = (name: string, hook: string) => ({
  [`triggers/${name}.trigger.yaml`]: `script: ./${name}.js\nhooks: [${hook}]\n`,
  [`triggers/${name}.js`]: 'export const handler = async (event) => event\n',
})

/** Pools with a script for words that another script never sends. */
export const messagesHaveOneAuthor: Rule = {
  id: 'PW-TRIG-014',
  severity: 'warning',
  score: 3,
  title: 'a script words messages that another script sends in its own words',
  why: 'Once a custom sender stands there, it gets the code and writes the message by itself; CustomMessage is not asked for what goes that way. Keep the words in one of them. That a custom sender needs `kmsKey` is told whenever files are read.',
  source: 'Cognito user pools, Custom sender Lambda triggers',
  bad: {
    'pools/shop.pool.yaml': `
kmsKey: arn:aws:kms:us-east-1:123456789012:key/6c2fa6f0-0000-4000-8000-000000000001
signUp: { verify: [email] }
triggers: { customMessage: words, customEmailSender: mailer }
clients: { web: { auth: [srp, refresh] } }
`,
    ...trigger('words', 'customMessage'),
    ...trigger('mailer', 'customEmailSender'),
  },
  good: {
    'pools/shop.pool.yaml': `
kmsKey: arn:aws:kms:us-east-1:123456789012:key/6c2fa6f0-0000-4000-8000-000000000001
signUp: { verify: [email] }
mfa: { mode: optional, factors: [sms] }
triggers: { customMessage: words, customEmailSender: mailer }
clients: { web: { auth: [srp, refresh] } }
`,
    ...trigger('words', 'customMessage'),
    ...trigger('mailer', 'customEmailSender'),
  },
  mended: {
    'pools/shop.pool.yaml': `
kmsKey: arn:aws:kms:us-east-1:123456789012:key/6c2fa6f0-0000-4000-8000-000000000001
signUp: { verify: [email] }
triggers: { customEmailSender: mailer }
clients: { web: { auth: [srp, refresh] } }
`,
    ...trigger('words', 'customMessage'),
    ...trigger('mailer', 'customEmailSender'),
  },
  *check(project) {
    for (const pool of project.all('pool')) {
      const { triggers = {} } = pool.says
      const { customMessage, customEmailSender: mailer, customSMSSender: texter } = triggers
      if (!customMessage || !(mailer || texter)) continue
      const leftToWord = (!texter && textsSent(pool.says).length > 0) || (!mailer && sendsMail(pool.says))
      if (leftToWord) continue
      const sender = mailer ? 'customEmailSender' : 'customSMSSender'
      yield {
        message: `\`customMessage\` is never asked: \`${sender}\` writes what it would have worded`,
        at: { resource: pool, path: ['triggers', 'customMessage'], of: 'key' },
        help: 'take it away, and let the sender find the words',
        fix: {
          title: 'take it away',
          resource: pool,
          edits: [{ path: ['triggers', 'customMessage'] }],
        },
        related: [{ message: 'the sender', at: { resource: pool, path: ['triggers', sender], of: 'key' } }],
      }
    }
  },
}
