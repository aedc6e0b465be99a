import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Texts } from '../../engine/sign-in/turn.ts'
import { keepCookie, readCookie } from './cookies.ts'
import type { Visit } from './visit.ts'

const name = 'XSRF-TOKEN'
const form = /^[\w-]{43}$/

/** What a form must bring along to be taken for one of ours: the browser keeps the same word as a cookie. */
export function csrfOf(visit: Visit): string {
  const kept = readCookie(visit, name)
  if (kept !== undefined && form.test(kept)) return kept
  const drawn = randomBytes(32).toString('base64url')
  keepCookie(visit, name, drawn)
  return drawn
}

/** Whether one of our own pages has sent a form: it brings the word of the cookie, and no other site's origin. */
export function isOwnForm(visit: Visit, sent: Texts): boolean {
  const { req } = visit.context
  const site = req.header('sec-fetch-site') ?? 'same-origin'
  const kept = readCookie(visit, name)
  if (site !== 'same-origin' || kept === undefined || !form.test(kept)) return false
  return timingSafeEqual(digest(kept), digest(sent['_csrf'] ?? ''))
}

const digest = (text: string) => createHash('sha256').update(text).digest()
