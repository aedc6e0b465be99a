import { asksForPasswords } from '../../lint/questions/passwords.ts'
import type { Rule } from '../../lint/rule.ts'

/** Pools that take an old password for a new one; a note, and so only of environments that are protected. */
export const passwordHistory: Rule = {
  id: 'PW-POOL-007',
  severity: 'info',
  score: 2.5,
  title: 'an old password is taken for a new one',
  why: 'Somebody who changes a password that has leaked, and soon changes it back, is where they were. With `password.history` Cognito refuses the last ones, in the tiers `essentials` and `plus`.',
  source: 'PCI DSS 8.3.7; Cognito, PasswordHistorySize',
  bad: {
    'pools/shop.pool.yaml': 'password: { minLength: 14, require: [lower, upper, number] }\n',
    'pools/env/prod.env.yaml': 'protected: true\n',
  },
  good: {
    'pools/shop.pool.yaml': 'password: { minLength: 14, require: [lower, upper, number], history: 5 }\n',
    'pools/env/prod.env.yaml': 'protected: true\n',
  },
  *check(project) {
    if (!project.protected) return
    for (const pool of project.all('pool')) {
      const { password, tier } = pool.says
      if (tier === 'lite' || password?.history || !asksForPasswords(pool)) continue
      yield {
        message: `the pool \`${pool.name}\` takes an old password for a new one`,
        at: { resource: pool, path: ['password', 'history'] },
        help: 'say `history: 5` under `password`',
      }
    }
  },
}
