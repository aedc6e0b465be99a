import { onlyTexts } from '../../lint/questions/second-factors.ts'
import type { Rule } from '../../lint/rule.ts'

/** Pools whose second factor is a phone number, and nothing else. */
export const moreThanSms: Rule = {
  id: 'PW-POOL-004',
  severity: 'warning',
  score: 5.5,
  title: 'texts are the only second factor',
  why: 'Whoever talks a phone company into a new SIM card reads the codes, and so does whoever reads the network. Offer an authenticator app (`totp`) or passkeys beside texts, so that people who can do better may.',
  source: 'NIST SP 800-63B (restricted authenticators); Prowler cognito_user_pool_mfa_enabled',
  bad: `
mfa: { mode: required, factors: [sms] }
sms: { role: arn:aws:iam::123456789012:role/texts, externalId: shop }
`,
  good: `
mfa: { mode: required, factors: [totp, sms] }
sms: { role: arn:aws:iam::123456789012:role/texts, externalId: shop }
`,
  *check(project) {
    for (const pool of project.all('pool')) {
      if (!onlyTexts(pool.says)) continue
      yield {
        message: `texts are the only second factor of the pool \`${pool.name}\``,
        at: { resource: pool, path: ['mfa', 'factors'] },
        help: 'add `totp` to `mfa.factors`',
      }
    }
  },
}
