import type { Context, Hono } from 'hono'
import { isManaged } from '../../engine/oauth/managed-login.ts'
import type { Ports } from '../../engine/ports.ts'
import type { UserPool } from '../../model/pool.ts'
import { preflight, readable } from './cross-origin.ts'
import type { DomainEndpoint } from './endpoint.ts'
import * as endpoints from './endpoints/index.ts'
import { logged } from '../redact.ts'
import { showError } from './show-error.ts'
import { callerIn, visitOf, type DomainServing, type Visit } from './visit.ts'

/** The hosts of a domain's prefix: ours, which browsers take for this machine, and AWS's own. */
const hosts = /^([a-z0-9][a-z0-9-]*)\.auth\.(?:localhost|[a-z0-9-]+\.amazoncognito\.com)$/

type Place = Pick<Visit, 'pool' | 'base' | 'managed'>

/** The domain that a request is for: named by the path, or else by the host. */
function domainIn({ req }: Context): string {
  const host = new URL(req.url).hostname
  // A host is a domain of one's own, which has a dot in it; else a mere prefix would be one, too.
  return req.param('domain') ?? hosts.exec(host)?.[1] ?? (host.includes('.') ? host : '')
}

/** The pool whose domain a request is for. */
export const poolAt = (context: Context, { ports, secure }: DomainServing): Promise<UserPool | undefined> =>
  ports(callerIn(context, secure)).pools.byDomain(domainIn(context))

async function placeOf(context: Context, pools: Ports['pools']): Promise<Place | undefined> {
  const { req } = context
  const name = domainIn(context)
  const pool = await pools.byDomain(name)
  if (!pool) return undefined
  // Whoever stands before this server may have it under a path of its own. What a request says of its host is
  // never a part of an address.
  const base = req.param('domain') === undefined ? '' : `${pathOf(pools.origin)}/${name}`
  return { pool, base, managed: isManaged(pool, name) }
}

const pathOf = (origin: string) => new URL(origin).pathname.replace(/\/+$/, '')

/**
 * Serves the domain of every pool twice: under its name on this server's own address, which every program
 * can resolve, and on a host of its own, `<domain>.auth.localhost`, as Cognito does.
 */
export function serveDomains(app: Hono, serving: DomainServing): void {
  for (const { method, path, open, answer } of Object.values<DomainEndpoint>(endpoints)) {
    for (const each of open ? [path, `/:domain${path}`] : []) app.options(each, preflight)
    const serve = async (context: Context) => {
      const ports = serving.ports(callerIn(context, serving.secure))
      const place = await placeOf(context, ports.pools)
      if (!place) return context.notFound()
      const visit = visitOf(context, place, serving, ports)
      return open ? answer(visit) : pageOf(visit, answer, serving)
    }
    app.on(method, path, serve)
    app.on(method, `/:domain${path}`, serve)
  }
  for (const { path, open } of Object.values<DomainEndpoint>(endpoints))
    for (const each of open ? [path, `/:domain${path}`] : []) app.all(each, refuseMethod(path))
}

/** Answers whoever looks at a page; where that meets a defect, with a page that says so. */
async function pageOf(
  visit: Visit,
  answer: DomainEndpoint['answer'],
  { log }: Pick<DomainServing, 'log'>,
): Promise<Response> {
  // Nothing that a browser is told here is for a cache, and no address of it for whoever comes next.
  visit.context.header('cache-control', 'no-store')
  visit.context.header('referrer-policy', 'no-referrer')
  try {
    return await answer(visit)
  } catch (error) {
    log.error({ incident: visit.ports.caller.requestId, error: logged(error) }, 'a page met a defect')
    return showError(visit, 'server_error')
  }
}

/** Refuses what is sent to an endpoint for programs in another way than it takes. That it is so is unverified. */
function refuseMethod(path: string) {
  const taken = Object.values<DomainEndpoint>(endpoints).filter((each) => each.path === path)
  const allow = taken.map(({ method }) => method).join(', ')
  return (context: Context) =>
    context.json({ error: 'invalid_request' }, 405, { ...readable, allow, 'cache-control': 'no-store' })
}
