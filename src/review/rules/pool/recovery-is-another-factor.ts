import { onlyTexts } from '../../lint/questions/second-factors.ts'
import type { Rule } from '../../lint/rule.ts'

/** Pools in which one phone resets the password and is the second factor too. */
export const recoveryIsAnotherFactor: Rule = {
  id: 'PW-POOL-015',
  severity: 'warning',
  score: 5,
  title: 'one phone both resets the password and is the second factor',
  why: 'Two factors are two only while one cannot be had by the other: here whoever has the phone number resets the password by a text and answers the second factor by another. Let resets go by mail or by an administrator, or offer `totp`. Of mailboxes the same is an error of its own (PW-LINK-002); where `recovery` is left out Cognito does not send resets to a phone that is a second factor.',
  source: 'Cognito, account recovery and MFA; NIST SP 800-63B',
  bad: `
mfa: { mode: required, factors: [sms] }
sms: { role: arn:aws:iam::123456789012:role/texts, externalId: shop }
recovery: [phone]
`,
  good: `
mfa: { mode: required, factors: [sms] }
sms: { role: arn:aws:iam::123456789012:role/texts, externalId: shop }
recovery: [email]
`,
  *check(project) {
    for (const pool of project.all('pool')) {
      if (!onlyTexts(pool.says) || pool.says.recovery?.[0] !== 'phone') continue
      yield {
        message: `whoever has the phone of somebody in \`${pool.name}\` has both factors`,
        at: { resource: pool, path: ['recovery', 0] },
        help: 'say `recovery: [email]` or `[admin]`, or add `totp` to `mfa.factors`',
        related: [
          { message: 'texts are the only second factor', at: { resource: pool, path: ['mfa', 'factors'] } },
        ],
      }
    }
  },
}
