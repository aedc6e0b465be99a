import { allApps, isMachine } from '../../lint/questions/apps.ts'
import type { Rule } from '../../lint/rule.ts'

/** App clients whose refresh tokens live on after a sign-out. */
export const revocableTokens: Rule = {
  id: 'PW-CLIENT-007',
  severity: 'warning',
  score: 4,
  title: 'tokens cannot be revoked',
  why: 'With revocation off a refresh token that was stolen, or is on a lost phone, gives new tokens until it ends, and a sign-out leaves it as it is. It is on where nothing is said.',
  source: 'Prowler cognito_user_pool_client_token_revocation_enabled; RFC 7009',
  bad: `
clients:
  web: { tokens: { revocation: false } }
`,
  good: `
clients:
  web: { tokens: { revocation: true } }
`,
  mended: `
clients:
  web: { tokens: { revocation: true } }
`,
  *check(project) {
    for (const app of allApps(project)) {
      if (isMachine(app) || app.says.tokens?.revocation !== false) continue
      yield {
        message: `tokens of \`${app.name}\` cannot be revoked`,
        at: app.at('tokens', 'revocation'),
        help: 'say `true`, or leave it out',
        fix: {
          title: 'turn revocation on',
          resource: app.pool,
          edits: [{ path: app.at('tokens', 'revocation').path, value: true }],
        },
      }
    }
  },
}
