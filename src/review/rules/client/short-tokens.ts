import { parseDuration } from '../../../config/duration.ts'
import { allApps } from '../../lint/questions/apps.ts'
import type { Rule } from '../../lint/rule.ts'

const hour = parseDuration('1h')

/** Tokens that a thief can use for most of a day. */
export const shortTokens: Rule = {
  id: 'PW-CLIENT-008',
  severity: 'warning',
  score: 4.5,
  title: 'access or ID tokens last longer than an hour',
  why: 'Those who take a token believe it until it ends: neither a sign-out nor a deleted account nor a group that somebody has lost changes what it says. An hour is what Cognito gives where nothing is said; a client that needs a new one asks with its refresh token.',
  source: 'RFC 9700 2.2; OWASP, JSON Web Token cheat sheet',
  bad: `
clients:
  web: { tokens: { access: 12h, id: 1h } }
`,
  good: `
clients:
  web: { tokens: { access: 15m, id: 1h } }
`,
  *check(project) {
    for (const app of allApps(project))
      for (const token of ['access', 'id'] as const) {
        const lasts = app.says.tokens?.[token]
        if (lasts === undefined || parseDuration(lasts) <= hour) continue
        yield {
          message: `${token === 'id' ? 'ID' : 'access'} tokens of \`${app.name}\` last ${lasts}`,
          at: app.at('tokens', token),
          help: 'an hour at most',
        }
      }
  },
}
