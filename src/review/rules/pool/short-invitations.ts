import type { Rule } from '../../lint/rule.ts'

/** Passwords of invitations that lie in mailboxes for weeks. */
export const shortInvitations: Rule = {
  id: 'PW-POOL-008',
  severity: 'warning',
  score: 4,
  title: 'the password of an invitation lasts longer than a week',
  why: 'The password of an invitation is sent in clear, and until it is used whoever reads that mail has the account. A week is what Cognito gives where nothing is said; an administrator can send another.',
  source: 'Prowler cognito_user_pool_temporary_password_expiration; AWS Security Hub Cognito.3',
  bad: 'password: { minLength: 15, temporaryDays: 30 }\n',
  good: 'password: { minLength: 15, temporaryDays: 3 }\n',
  *check(project) {
    for (const pool of project.all('pool')) {
      const days = pool.says.password?.temporaryDays ?? 0
      if (days <= 7) continue
      yield {
        message: `the password of an invitation lasts ${days} days`,
        at: { resource: pool, path: ['password', 'temporaryDays'] },
        help: 'seven at most',
      }
    }
  },
}
