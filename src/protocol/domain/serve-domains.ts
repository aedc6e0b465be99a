import type { Context, Hono } from 'hono'
import { isManaged } from '../../engine/oauth/managed-login.ts'
import type { Ports } from '../../engine/ports.ts'
import { preflight } from './cross-origin.ts'
import type { DomainEndpoint } from './endpoint.ts'
import * as endpoints from './endpoints/index.ts'
import { callerIn, visitOf, type DomainServing, type Visit } from './visit.ts'

/** The hosts of a domain's prefix: ours, which browsers take for this machine, and AWS's own. */
const hosts = /^([a-z0-9][a-z0-9-]*)\.auth\.(?:localhost|[a-z0-9-]+\.amazoncognito\.com)$/

type Place = Pick<Visit, 'pool' | 'base' | 'managed'>

/** The pool that a request is for: named by the path, or else by the host. */
async function placeOf({ req }: Context, pools: Ports['pools']): Promise<Place | undefined> {
  const host = new URL(req.url).hostname
  const name = req.param('domain') ?? hosts.exec(host)?.[1] ?? host
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
      return answer(visitOf(context, place, serving, ports))
    }
    app.on(method, path, serve)
    app.on(method, `/:domain${path}`, serve)
  }
}
