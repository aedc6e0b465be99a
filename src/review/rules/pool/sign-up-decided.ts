import { appsOf, isMachine } from '../../lint/questions/apps.ts'
import type { Rule } from '../../lint/rule.ts'

/**
 * Pools that anybody may join because nobody said otherwise. A note, and so of what was left out only: who
 * writes `selfService: true` has decided.
 */
export const signUpDecided: Rule = {
  id: 'PW-POOL-016',
  severity: 'info',
  score: 3,
  title: 'anybody may sign up, and nothing says that they should',
  why: 'Cognito lets everybody make an account unless it is told not to, by one call that needs no more than the client’s id. A public directory is often meant; say `signUp: { selfService: true }` where it is, and `false` where only administrators and identity providers bring people.',
  source: 'Prowler cognito_user_pool_self_registration_disabled',
  bad: `
clients:
  web: { auth: [srp, refresh] }
`,
  good: `
signUp: { selfService: false }
clients:
  web: { auth: [srp, refresh] }
`,
  *check(project) {
    for (const pool of project.all('pool')) {
      const app = appsOf(pool).find((one) => !isMachine(one))
      if (!app || pool.says.signUp?.selfService !== undefined) continue
      yield {
        message: `anybody may sign up to the pool \`${pool.name}\`, and nothing says that they should`,
        at: { resource: pool, path: ['signUp', 'selfService'] },
        help: 'say `signUp: { selfService: true }`, or `false`',
      }
    }
  },
}
