import { dropCookie, keepCookie, readCookie } from './cookies.ts'
import type { Visit } from './visit.ts'

const name = 'cognito-sign-up'
/** Seconds: as long as the code of a sign-up counts. */
const life = 86_400

/** Keeps what goes on with a sign-up in the browser in which it was begun, and nowhere else. */
export const keepSignUp = (visit: Visit, username: string, session: string): void =>
  keepCookie(visit, name, `${session}.${Buffer.from(username).toString('base64url')}`, life)

/** What goes on with the sign-up of this name, if it was begun in this browser. */
export function signUpOf(visit: Visit, username: string): string | undefined {
  const [session, of = ''] = (readCookie(visit, name) ?? '').split('.')
  return session && Buffer.from(of, 'base64url').toString() === username ? session : undefined
}

/** Lets go of it: it goes on once. */
export const dropSignUp = (visit: Visit): void => dropCookie(visit, name)
