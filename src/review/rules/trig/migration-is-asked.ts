import { appsOf, flowsOf, hasLoginPages, isMachine } from '../../lint/questions/apps.ts'
import type { Rule } from '../../lint/rule.ts'

/** Pools that would bring users over, and never see the password that it takes. */
export const migrationIsAsked: Rule = {
  id: 'PW-TRIG-009',
  severity: 'warning',
  score: 5,
  title: 'users are to be brought over at sign-in, and no sign-in shows a password',
  why: 'UserMigration is asked with the password that somebody has typed, and SRP never shows it: users who are still elsewhere cannot sign in at all. Allow `password` for as long as people are brought over; and take the trigger away once they are, since it answers whoever tries passwords of the old directory. For how long it has stood there the files do not tell.',
  source: 'Cognito user pools, Migrate user Lambda trigger',
  bad: {
    'pools/shop.pool.yaml': `
triggers: { userMigration: over }
clients: { web: { auth: [srp, refresh] } }
`,
    'triggers/over.trigger.yaml': 'script: ./over.js\nhooks: [userMigration]\n',
    'triggers/over.js': 'export const handler = async (event) => event\n',
  },
  good: {
    'pools/shop.pool.yaml': `
triggers: { userMigration: over }
clients: { web: { auth: [password, refresh] }, app: { auth: [srp, refresh] } }
`,
    'triggers/over.trigger.yaml': 'script: ./over.js\nhooks: [userMigration]\n',
    'triggers/over.js': 'export const handler = async (event) => event\n',
  },
  *check(project) {
    for (const pool of project.all('pool')) {
      const apps = appsOf(pool).filter((app) => !isMachine(app))
      const [first] = apps
      if (!pool.says.triggers?.userMigration || !first) continue
      const shown = apps.some(
        (app) =>
          hasLoginPages(app) ||
          flowsOf(app).some((flow) => flow === 'password' || flow === 'adminPassword' || flow === 'choice'),
      )
      if (shown) continue
      yield {
        message: 'nobody is brought over at sign-in: no client shows the password to the pool',
        at: { resource: pool, path: ['triggers', 'userMigration'], of: 'key' },
        help: 'allow `password` under `auth` of a client, or take the trigger away',
        related: [{ message: `\`${first.name}\` signs people in so`, at: first.at('auth') }],
      }
    }
  },
}
