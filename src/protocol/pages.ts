import { randomUUID } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { cors } from 'hono/cors'
import type { Endpoint, Told } from './api/endpoint.ts'
import { guard } from './api/guard.ts'
import { importsShow } from './api/imports-show.ts'
import { inboxLatest } from './api/inbox-latest.ts'
import { inboxWait } from './api/inbox-wait.ts'
import { inbox } from './api/inbox.ts'
import { describe } from './api/openapi.ts'
import { poolsMade } from './api/pools-made.ts'
import { pools } from './api/pools.ts'
import { project } from './api/project.ts'
import { runsShow } from './api/runs-show.ts'
import { runsWait } from './api/runs-wait.ts'
import { runs } from './api/runs.ts'
import { users } from './api/users.ts'
import { askForFeedback, takeFeedback } from './auth-event-feedback.ts'
import { confirmUser, type Confirming } from './confirm-user.ts'
import type { Log } from './log.ts'
import { logged } from './redact.ts'
import { poolAt, serveDomains } from './domain/serve-domains.ts'
import type { Documents } from './well-known/documents.ts'
import { jwks } from './well-known/jwks.ts'
import { openidConfiguration } from './well-known/openid-configuration.ts'

// A path with a parameter in it also fits others, and stands behind them.
const endpoints: readonly Endpoint[] = [
  importsShow,
  inbox,
  inboxLatest,
  inboxWait,
  pools,
  poolsMade,
  project,
  runs,
  runsWait,
  runsShow,
  users,
]

/** Everything that has a path. `api` is there only where a server tells of itself. */
export interface Pages {
  readonly documents: Documents
  readonly log: Log
  /** Where links in mails lead. */
  readonly confirming?: Confirming
  readonly api?: { readonly told: Told; readonly token: string }
}

/** The endpoints that have a path of their own: documents of pools, health, and what `dev` tells. */
export function makePages({ documents, log, confirming, api }: Pages): Hono {
  const app = new Hono()
  const told = confirming
    ? { ...documents, poolAt: (context: Context) => poolAt(context, confirming) }
    : documents
  // A pool is named by its id or its domain; or its domain has a host of its own.
  for (const place of ['/:domain/.well-known', '/.well-known']) {
    app.use(`${place}/*`, cors({ origin: '*', allowMethods: ['GET', 'HEAD'], maxAge: 86_400 }))
    app.get(`${place}/jwks.json`, jwks(told))
    app.get(`${place}/jwks_uri`, jwks(told))
    app.get(`${place}/openid-configuration`, openidConfiguration(told))
  }
  if (confirming) {
    const confirm = confirmUser(confirming)
    // On a host of its own this path is the domain's.
    app.get('/confirmUser', async (context, next) =>
      (await poolAt(context, confirming)) ? next() : confirm(context),
    )
    app.get('/:pool/feedback', askForFeedback)
    app.post('/:pool/feedback', takeFeedback(confirming))
    serveDomains(app, confirming)
  }
  app.get('/_poolwright/health', (context) => context.json({ status: 'ok' }))
  if (api) {
    app.use('/_poolwright/api/*', guard(api.token))
    for (const { path, answer } of endpoints)
      app.get(`/_poolwright/api${path.replace(/\{(\w+)\}/g, ':$1')}`, (context) => answer(context, api.told))
    app.get('/_poolwright/api/openapi.json', (context) => context.json(describe(endpoints)))
  }
  app.notFound((context) => context.json({ message: 'There is nothing here.' }, 404))
  app.onError((error, context) => {
    log.error({ incident: randomUUID(), error: logged(error) }, 'an endpoint met a defect')
    return context.json({ message: 'Something went wrong on our side.' }, 500)
  })
  return app
}
