import { allApps, isPublic } from '../../lint/questions/apps.ts'
import type { Rule } from '../../lint/rule.ts'

/** The flow of servers, on a client of which nobody need prove anything. */
export const serverFlowNeedsSecret: Rule = {
  id: 'PW-CLIENT-011',
  severity: 'warning',
  score: 5.5,
  title: 'the flow of servers is open to a client without a secret',
  why: '`adminPassword` is for a server that has AWS credentials and signs people in for them. On a client without a secret nothing else ties the flow to that server: whoever gets hold of such credentials tries passwords past every defence of the other flows. Give the server a client of its own, with `secret: true`.',
  source: 'Cognito, ADMIN_USER_PASSWORD_AUTH (server-side authentication)',
  bad: `
clients:
  web: { auth: [srp, adminPassword, refresh] }
`,
  good: `
clients:
  web: { auth: [srp, refresh] }
  server: { secret: true, auth: [adminPassword, refresh] }
`,
  *check(project) {
    for (const app of allApps(project)) {
      const at = app.says.auth?.indexOf('adminPassword') ?? -1
      if (at < 0 || !isPublic(app)) continue
      yield {
        message: `\`${app.name}\` has the flow of servers and no secret`,
        at: app.at('auth', at),
        help: 'give the server a client of its own, with `secret: true`',
      }
    }
  },
}
