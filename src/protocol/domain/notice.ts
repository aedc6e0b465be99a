import type { Words } from '../login/words/words.ts'
import { dropCookie, keepCookie, readCookie } from './cookies.ts'
import type { Visit } from './visit.ts'

const cookie = 'cognito-notice'
/** Seconds in which the page that is to tell it is reached. */
const lasts = 60

/** What the sign-in page may have to tell of a sign-in that has ended. The browser keeps the word alone, never a text. */
const texts = {
  wrong: (words: Words) => words.refusals.NotAuthorizedException,
  refused: (words: Words) => words.questions.ended.refused,
  expired: (words: Words) => words.questions.ended.expired,
  locked: (words: Words) => words.accounts.problems.lockedOut,
} as const

/** Why a sign-in has ended. */
export type Notice = keyof typeof texts

/** Leaves word for the sign-in page. */
export const leaveNotice = (visit: Visit, notice: Notice): void => keepCookie(visit, cookie, notice, lasts)

/** What the sign-in page is to tell, once. */
export function takeNotice(visit: Visit, words: Words): string | undefined {
  const kept = readCookie(visit, cookie)
  if (kept === undefined) return undefined
  dropCookie(visit, cookie)
  return Object.hasOwn(texts, kept) ? texts[kept as Notice](words) : undefined
}
