import { getCookie, setCookie } from 'hono/cookie'
import type { Visit } from './visit.ts'

/** A cookie of the pages: of this domain alone, unreadable to scripts, and not sent along by other sites' forms. */
export function keepCookie(
  { context, base, secure }: Visit,
  name: string,
  value: string,
  seconds?: number,
): void {
  setCookie(context, name, value, {
    path: base || '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    ...(seconds !== undefined && { maxAge: seconds }),
  })
}

/** What a visitor's browser has kept under a name. */
export const readCookie = ({ context }: Visit, name: string): string | undefined => getCookie(context, name)

/** Has the browser forget it. */
export const dropCookie = (visit: Visit, name: string): void => keepCookie(visit, name, '', 0)
