import type { Context, Hono } from 'hono'
import type { Ports } from '../../engine/ports.ts'
import type { UserPool } from '../../model/pool.ts'
import * as endpoints from './endpoints/index.ts'
import { callerIn, visitOf, type DomainServing } from './visit.ts'

/** The hosts of a domain's prefix: ours, which browsers take for this machine, and AWS's own. */
const hosts = /^([a-z0-9][a-z0-9-]*)\.auth\.(?:localhost|[a-z0-9-]+\.amazoncognito\.com)$/

/** The pool that a request is for: named by the path, or else by the host. */
async function poolOf(
  { req }: Context,
  pools: Ports['pools'],
): Promise<{ readonly pool: UserPool; readonly base: string } | undefined> {
  const named = req.param('domain')
  if (named !== undefined) {
    const pool = await pools.byDomain(named)
    return pool && { pool, base: `/${named}` }
  }
  const host = new URL(req.url).hostname.toLowerCase()
  const pool = await pools.byDomain(hosts.exec(host)?.[1] ?? host)
  return pool && { pool, base: '' }
}

/**
 * Serves the domain of every pool twice: under its name on this server's own address, which every program
 * can resolve, and on a host of its own, `<domain>.auth.localhost`, as Cognito does.
 */
export function serveDomains(app: Hono, serving: DomainServing): void {
  for (const { method, path, answer } of Object.values(endpoints)) {
    const serve = async (context: Context) => {
      const ports = serving.ports(callerIn(context, serving.secure))
      const found = await poolOf(context, ports.pools)
      if (!found) return context.notFound()
      return answer(visitOf(context, found.pool, found.base, serving, ports))
    }
    app.on(method, path, serve)
    app.on(method, `/:domain${path}`, serve)
  }
}
