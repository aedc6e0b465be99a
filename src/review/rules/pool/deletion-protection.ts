import type { Rule } from '../../lint/rule.ts'

/** A pool that one call can delete, with everybody in it, where it matters. */
export const deletionProtection: Rule = {
  id: 'PW-POOL-001',
  severity: 'error',
  score: 6.5,
  title: 'a pool of a protected environment can be deleted',
  why: 'A user pool that is deleted takes its users, their passwords and their identities with it, and nothing brings them back. With `deletionProtection: true` a deletion is refused until somebody turns it off first.',
  source: 'AWS Security Hub Cognito.6; AWS Config COGNITO_USER_POOL_DELETION_PROTECTION_ENABLED; Prowler',
  bad: {
    'pools/shop.pool.yaml': 'description: Customers of the shop\n',
    'pools/env/prod.env.yaml': 'protected: true\n',
  },
  good: {
    'pools/shop.pool.yaml': 'deletionProtection: true\n',
    'pools/env/prod.env.yaml': 'protected: true\n',
  },
  mended: {
    'pools/shop.pool.yaml': 'description: Customers of the shop\ndeletionProtection: true\n',
    'pools/env/prod.env.yaml': 'protected: true\n',
  },
  *check(project) {
    if (!project.protected) return
    for (const pool of project.all('pool')) {
      if (pool.says.deletionProtection) continue
      yield {
        message: `the pool \`${pool.name}\` can be deleted, with everybody in it`,
        at: { resource: pool, path: ['deletionProtection'] },
        help: 'say `deletionProtection: true`',
        fix: {
          title: 'protect the pool from deletion',
          resource: pool,
          edits: [{ path: ['deletionProtection'], value: true }],
        },
      }
    }
  },
}
