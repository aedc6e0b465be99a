import { allApps, isMachine } from '../../lint/questions/apps.ts'
import type { Rule } from '../../lint/rule.ts'

/** App clients that tell strangers who has an account. */
export const hideUserExistence: Rule = {
  id: 'PW-CLIENT-006',
  severity: 'error',
  score: 5,
  title: 'a client tells strangers who has an account',
  why: 'Without `hideUserExistence` Cognito gives another answer for a name that it does not know, at sign-in and when a password is forgotten: a list of addresses becomes a list of customers. It is off where nothing is said, as the API has it. An application that showed “no such user” shows “incorrect user name or password” afterwards.',
  source: 'Prowler cognito_user_pool_client_prevent_user_existence_errors; OWASP ASVS 4.0 2.2; CWE-204',
  bad: `
clients:
  web: { auth: [srp, refresh] }
`,
  good: `
clients:
  web: { auth: [srp, refresh], hideUserExistence: true }
`,
  mended: `
clients:
  web: { auth: [srp, refresh], hideUserExistence: true }
`,
  *check(project) {
    for (const app of allApps(project)) {
      if (isMachine(app) || app.says.hideUserExistence) continue
      const at = app.at('hideUserExistence')
      yield {
        message: `\`${app.name}\` tells strangers whether somebody has an account`,
        at,
        help: 'say `hideUserExistence: true`',
        fix: {
          title: 'answer strangers alike, whoever has an account',
          resource: app.pool,
          edits: [{ path: at.path, value: true }],
        },
      }
    }
  },
}
