import { asksForPasswords } from '../../lint/questions/passwords.ts'
import { matters } from '../../lint/questions/matters.ts'
import type { Rule } from '../../lint/rule.ts'

/** Pools whose accounts are as safe as one password each. */
export const mfaOn: Rule = {
  id: 'PW-POOL-002',
  severity: 'warning',
  score: 5,
  title: 'a password alone is enough to sign in',
  why: 'Passwords are guessed, shared and leaked, and with MFA off each is all that stands before an account. Let people add a second factor (`optional`), or ask everybody for one (`required`); a pool where people sign in by passkeys, by codes or through a provider of their own has nothing to turn on. Where the project has `protected` environments, only those are looked at.',
  source:
    'AWS Security Hub Cognito.5; Prowler cognito_user_pool_mfa_enabled; KICS; cdk-nag COG2; NIST SP 800-63B',
  bad: `
clients:
  web: { auth: [srp, refresh] }
`,
  good: `
mfa: { mode: optional, factors: [totp] }
clients:
  web: { auth: [srp, refresh] }
`,
  *check(project) {
    if (!matters(project)) return
    for (const pool of project.all('pool')) {
      if ((pool.says.mfa?.mode ?? 'off') !== 'off' || !asksForPasswords(pool)) continue
      yield {
        message: `a password alone is enough to sign in to the pool \`${pool.name}\`: MFA is off`,
        at: { resource: pool, path: ['mfa', 'mode'] },
        help: 'say `mfa: { mode: optional, factors: [totp] }`, or `required`',
      }
    }
  },
}
