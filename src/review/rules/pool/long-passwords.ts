import { passwordPolicy } from '../../lint/questions/password-policy.ts'
import { asksForPasswords } from '../../lint/questions/passwords.ts'
import type { Rule } from '../../lint/rule.ts'

/**
 * Passwords that are strong enough as one factor of two, and short for the only one. A note, and so only of
 * environments that are protected, and only where a password can be all that is asked for.
 */
export const longPasswords: Rule = {
  id: 'PW-POOL-006',
  severity: 'info',
  score: 3,
  title: 'a password that may be the only factor has fewer than 14 characters',
  why: 'Where a second factor is not required, length is what keeps a stolen list of hashes from being solved. Ask for 14 characters or more; people who use a password manager do not notice, and others write a phrase.',
  source: 'Prowler cognito_user_pool_password_policy_minimum_length_14; NIST SP 800-63B 3.1.1',
  bad: {
    'pools/shop.pool.yaml': 'mfa: { mode: optional, factors: [totp] }\n',
    'pools/env/prod.env.yaml': 'protected: true\n',
  },
  good: {
    'pools/shop.pool.yaml': 'mfa: { mode: required, factors: [totp] }\n',
    'pools/env/prod.env.yaml': 'protected: true\n',
  },
  *check(project) {
    if (!project.protected) return
    for (const pool of project.all('pool')) {
      const { minLength } = passwordPolicy(pool.says)
      // What is shorter still is told by the rule on weak passwords.
      if (minLength < 8 || minLength >= 14) continue
      if (pool.says.mfa?.mode === 'required' || !asksForPasswords(pool)) continue
      yield {
        message: `passwords of ${minLength} characters are taken, and one may be all that is asked for`,
        at: { resource: pool, path: ['password', 'minLength'] },
        help: 'say `minLength: 14`',
      }
    }
  },
}
