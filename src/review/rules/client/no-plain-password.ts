import { allApps, isPublic } from '../../lint/questions/apps.ts'
import type { Rule } from '../../lint/rule.ts'

/** Apps that send the password itself, although they could prove that they know it. */
export const noPlainPassword: Rule = {
  id: 'PW-CLIENT-010',
  severity: 'warning',
  score: 5,
  title: 'an app without a secret may send passwords as they are',
  why: 'With `password` the password itself is in the body of a request, for whoever stands between or writes requests down. `srp` proves that somebody knows it and sends nothing that could be used again. Only a `userMigration` trigger needs the password itself; a pool that has one is left alone.',
  source: 'Cognito, USER_PASSWORD_AUTH and USER_SRP_AUTH; RFC 5054',
  bad: `
clients:
  web: { auth: [password, refresh] }
`,
  good: `
clients:
  web: { auth: [srp, refresh] }
`,
  *check(project) {
    for (const app of allApps(project)) {
      const at = app.says.auth?.indexOf('password') ?? -1
      if (at < 0 || !isPublic(app) || app.pool.says.triggers?.userMigration) continue
      yield {
        message: `\`${app.name}\`, which has no secret, may send passwords as they are`,
        at: app.at('auth', at),
        help: 'take `srp`',
      }
    }
  },
}
