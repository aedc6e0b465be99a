import { randomBytes } from 'node:crypto'
import { handOffLife } from '../../engine/federation/hand-off.ts'
import { keepCookie, readCookie } from './cookies.ts'
import type { Visit } from './visit.ts'

const name = 'cognito-hand-off'
const form = /^[\w-]{43}$/

/** The word by which a browser is known that was sent to a provider, if it has one. */
export function sentBrowser(visit: Visit): string | undefined {
  const kept = readCookie(visit, name)
  return kept !== undefined && form.test(kept) ? kept : undefined
}

/** Gives a browser such a word before it is sent; one that has one keeps it, since it may be away in several tabs. */
export function markBrowser(visit: Visit): string {
  const word = sentBrowser(visit) ?? randomBytes(32).toString('base64url')
  keepCookie(visit, name, word, handOffLife / 1000)
  return word
}
