import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { isLoopback } from '../../model/loopback.ts'

/**
 * Lets in who knows the token, by a loopback name, and from no page but our own: what is told here
 * holds confirmation codes. A name that only leads to this machine (DNS rebinding) is turned away.
 */
export const guard =
  (token: string): MiddlewareHandler =>
  async (context, next) => {
    const { req } = context
    const host = req.header('host') ?? ''
    const origin = req.header('origin')
    const site = req.header('sec-fetch-site') ?? 'none'
    if (!isLoopback(host))
      return context.json({ error: 'forbidden', message: 'ask by a loopback name, such as localhost' }, 403)
    if ((origin && origin !== new URL(req.url).origin) || !['none', 'same-origin'].includes(site))
      return context.json({ error: 'forbidden', message: 'another page may not ask here' }, 403)

    const given = /^Bearer +(\S+)$/i.exec(req.header('authorization') ?? '')?.[1] ?? req.query('token') ?? ''
    if (!same(given, token)) {
      context.header('www-authenticate', 'Bearer')
      return context.json(
        { error: 'unauthorized', message: 'send the token printed at start: a bearer header, or ?token=' },
        401,
      )
    }
    context.header('cache-control', 'no-store')
    context.header('referrer-policy', 'no-referrer')
    context.header('x-content-type-options', 'nosniff')
    context.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    return next()
  }

/** Compares in a time that tells nothing: of hashes, so that lengths do not differ. */
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))
const digest = (text: string) => createHash('sha256').update(text).digest()
