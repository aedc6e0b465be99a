import { knowsMail } from '../../lint/questions/channels.ts'
import { onlyTexts } from '../../lint/questions/second-factors.ts'
import type { Rule } from '../../lint/rule.ts'

/** Pools that send reset codes by text although they have a mail address. */
export const recoveryByMail: Rule = {
  id: 'PW-POOL-014',
  severity: 'warning',
  score: 5.5,
  title: 'reset codes go to a phone before they go to a mailbox',
  why: 'A reset code is the whole account, and a phone number can be taken over by talking to a phone company. Say `recovery: [email]`, or `[admin]` where nobody should reset alone. A pool that says nothing prefers a verified phone number, as Cognito always did; that counts only where it can send texts, and has mail addresses to prefer.',
  source: 'Prowler (account recovery prefers SMS); NIST SP 800-63B; Cognito, AccountRecoverySetting',
  bad: `
signIn: { with: [email], caseSensitive: false }
signUp: { selfService: true, verify: [email] }
recovery: [phone, email]
`,
  good: `
signIn: { with: [email], caseSensitive: false }
signUp: { selfService: true, verify: [email] }
recovery: [email]
`,
  mended: `
signIn: { with: [email], caseSensitive: false }
signUp: { selfService: true, verify: [email] }
recovery: [email, phone]
`,
  *check(project) {
    for (const pool of project.all('pool')) {
      const { recovery, sms } = pool.says
      const unsaid = recovery === undefined
      const byText = unsaid ? sms?.role !== undefined : recovery[0] === 'phone'
      if (!byText || !knowsMail(pool.says)) continue
      // A phone that is the only second factor as well is told by a rule of its own.
      if (!unsaid && onlyTexts(pool.says)) continue
      yield {
        message: unsaid
          ? 'reset codes go to a phone first, since `recovery` says nothing else'
          : 'reset codes go to a phone before they go to a mailbox',
        at: { resource: pool, path: unsaid ? ['recovery'] : ['recovery', 0] },
        help: 'say `recovery: [email]`',
        // Who has no mailbox is sent a text all the same.
        ...(recovery?.includes('email') && {
          fix: {
            title: 'put the mailbox first',
            resource: pool,
            edits: [{ path: ['recovery'], value: ['email', ...recovery.filter((one) => one !== 'email')] }],
          },
        }),
      }
    }
  },
}
