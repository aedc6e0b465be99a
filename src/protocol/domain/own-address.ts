import type { Visit } from './visit.ts'

/**
 * The whole address of a place of this domain, as browsers reach it: on the host that the domain has for itself, and
 * else on this server's own. Of the request nothing counts but that host, by which the pool was found.
 */
export function ownAddress({ context, base, ports: { pools } }: Visit, path: string): string {
  const url = new URL(pools.origin)
  if (!base) url.hostname = new URL(context.req.url).hostname
  return `${url.origin}${base}${path}`
}
