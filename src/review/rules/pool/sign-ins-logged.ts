import type { Rule } from '../../lint/rule.ts'

/** Pools that could write sign-ins down for good, and do not; a note, and so only of what is protected and can. */
export const signInsLogged: Rule = {
  id: 'PW-POOL-027',
  severity: 'info',
  score: 2,
  title: 'sign-ins of a protected pool are not written down',
  why: 'The tier `plus` can deliver what happened at each sign-in, and which messages did not arrive, to a log group, a bucket or a stream of yours. Without that nobody can say afterwards whose account was used from where.',
  source: 'Cognito, LogDeliveryConfiguration; CIS Controls 8',
  bad: {
    'pools/shop.pool.yaml': `
tier: plus
threatProtection: { mode: enforced, takeover: { high: block }, compromised: { action: block } }
`,
    'pools/env/prod.env.yaml': 'protected: true\n',
  },
  good: {
    'pools/shop.pool.yaml': `
tier: plus
threatProtection: { mode: enforced, takeover: { high: block }, compromised: { action: block } }
logs:
  userAuthEvents: { level: info, to: { s3: 'arn:aws:s3:::shop-sign-ins' } }
`,
    'pools/env/prod.env.yaml': 'protected: true\n',
  },
  *check(project) {
    if (!project.protected) return
    for (const pool of project.all('pool')) {
      if (pool.says.tier !== 'plus' || pool.says.logs?.userAuthEvents) continue
      yield {
        message: `sign-ins to the pool \`${pool.name}\` are not written down anywhere of yours`,
        at: { resource: pool, path: ['logs', 'userAuthEvents'] },
        help: 'say `logs.userAuthEvents` with where they go',
      }
    }
  },
}
