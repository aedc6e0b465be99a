import { getCookie, setCookie } from 'hono/cookie'
import type { Visit } from './visit.ts'

/**
 * Under TLS the name of a cookie says so: browsers take such a one of nobody who only stands on the way, and, on a host
 * of the domain's own, of no neighbour of that host. Else either could have a visitor go on with what is theirs.
 */
const nameOf = ({ base, secure }: Pick<Visit, 'base' | 'secure'>, name: string): string =>
  `${secure ? (base ? '__Secure-' : '__Host-') : ''}${name}`

/** A cookie of the pages: of this domain alone, unreadable to scripts, and not sent along by other sites' forms. */
export function keepCookie(visit: Visit, name: string, value: string, seconds?: number): void {
  const { context, base, secure } = visit
  setCookie(context, nameOf(visit, name), value, {
    path: base || '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    ...(seconds !== undefined && { maxAge: seconds }),
  })
}

/** What a visitor's browser has kept under a name. */
export const readCookie = (visit: Visit, name: string): string | undefined =>
  getCookie(visit.context, nameOf(visit, name))

/** Has the browser forget it. */
export const dropCookie = (visit: Visit, name: string): void => keepCookie(visit, name, '', 0)
