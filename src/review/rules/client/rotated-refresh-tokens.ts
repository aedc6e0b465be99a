import { parseDuration } from '../../../config/duration.ts'
import { allApps, flowsOf, hasLoginPages, isMachine, isPublic, type App } from '../../lint/questions/apps.ts'
import type { Rule } from '../../lint/rule.ts'

/** What Cognito gives where nothing is said. */
const usual = '30d'
const most = parseDuration('90d')
const brief = parseDuration('1d')

/** Refresh tokens that serve a thief for months. */
export const rotatedRefreshTokens: Rule = {
  id: 'PW-CLIENT-009',
  severity: 'warning',
  score: 4,
  title: 'a stolen refresh token serves for long',
  why: 'A refresh token of an app in a browser or on a phone is all that it takes to stay signed in, and nothing tells its thief from its owner. Where tokens rotate, each serves once and is refused after that; otherwise let them last a day. Nobody’s should last longer than 90 days. Rotation takes the place of the flow `refresh`: clients call GetTokensFromRefreshToken, or the token endpoint.',
  source: 'RFC 9700 2.2.2 and 4.14; Cognito, refresh token rotation',
  bad: `
clients:
  web: { auth: [srp, refresh], tokens: { refresh: 30d } }
`,
  good: `
clients:
  web: { auth: [srp], tokens: { refresh: 30d, rotation: { grace: 10s } } }
  server: { secret: true, auth: [srp, refresh], tokens: { refresh: 30d } }
`,
  *check(project) {
    for (const app of allApps(project)) {
      const { refresh, rotation } = app.says.tokens ?? {}
      const lasts = refresh ?? usual
      if (isMachine(app)) continue
      if (parseDuration(lasts) > most)
        yield {
          message: `refresh tokens of \`${app.name}\` last ${lasts}`,
          at: app.at('tokens', 'refresh'),
          help: '90 days at most',
        }
      else if (isPublic(app) && !rotation && canRefresh(app) && parseDuration(lasts) > brief)
        yield {
          message: `refresh tokens of \`${app.name}\`, which has no secret, serve ${lasts} for whoever has them`,
          at: app.at('tokens', 'rotation'),
          help: helpFor(app),
        }
    }
  },
}

/** Whether the tier has rotation, and the client any use for a refresh token. */
const canRefresh = (app: App) =>
  app.pool.says.tier !== 'lite' && (flowsOf(app).includes('refresh') || hasLoginPages(app))

/** A client that names no flow has three, so that one that has only `refresh` cannot leave it out. */
function helpFor({ says: { auth = [] } }: App): string {
  if (!auth.includes('refresh')) return 'say `rotation: { grace: 10s }` under `tokens`'
  return auth.length > 1
    ? 'say `rotation: { grace: 10s }` under `tokens`, and leave `refresh` out of `auth`'
    : 'let them last a day: `refresh: 1d`'
}
