import type { AppClient } from '../../model/pool.ts'
import { isNotice, type Notice } from '../login/words/accounts/accounts.ts'
import { dropCookie, keepCookie, readCookie } from './cookies.ts'
import type { Visit } from './visit.ts'

/** What one page of an account leaves to the next: whose account it is, and what has just been done. Never a proof. */
export interface Remembered {
  readonly username: string
  /** Where a code went, as the API shows it: mostly masked. */
  readonly sentTo?: string
  readonly notice?: Notice
}

const name = 'cognito-account'
/** Seconds: as long as a code for a new password lasts. */
const life = 3600
/** The longest that it is read. Characters. */
const most = 4096
/** The longest request of an app that is kept for whoever comes back by a link of a mail. Characters. */
const longestRequest = 1500

/** Leaves this to the next page that is shown for the same app, and what the app asks for to whoever comes back by a link. */
export function remember(
  visit: Visit,
  { id }: AppClient,
  left: Remembered,
  query = new URLSearchParams(visit.query).toString(),
): void {
  const kept = { ...left, client: id, ...(query.length <= longestRequest && { query }) }
  keepCookie(visit, name, Buffer.from(JSON.stringify(kept)).toString('base64url'), life)
}

/** What this app asked for when it sent the visitor whose account was last spoken of. */
export function recallRequest(visit: Visit, { id }: AppClient): string | undefined {
  const { client, query } = parsed(readCookie(visit, name) ?? '')
  return client === id && typeof query === 'string' ? query : undefined
}

/** What another page has left for this app. The visitor may have written it: it is believed as little as a form. */
export function recall(visit: Visit, { id }: AppClient): Partial<Remembered> {
  const said = parsed(readCookie(visit, name) ?? '')
  if (said['client'] !== id || typeof said['username'] !== 'string') return {}
  const { username, sentTo, notice } = said
  return {
    username,
    ...(typeof sentTo === 'string' && { sentTo }),
    ...(isNotice(notice) && { notice }),
  }
}

/** Reads what was left, and lets go of what is told once. */
export function recallOnce(visit: Visit, client: AppClient): Partial<Remembered> {
  const left = recall(visit, client)
  const { notice, ...stays } = left
  if (notice && stays.username !== undefined) remember(visit, client, { ...stays, username: stays.username })
  return left
}

/** Lets go of it all. */
export const forget = (visit: Visit): void => dropCookie(visit, name)

function parsed(kept: string): Readonly<Record<string, unknown>> {
  try {
    const said: unknown = JSON.parse(Buffer.from(kept.slice(0, most), 'base64url').toString())
    return typeof said === 'object' && said !== null ? (said as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}
