import type { Unspoken } from '../../engine/federation/federation-port.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'
import { Unreached } from '../reach/fetch/unreached.ts'

/** Says, out of the middle of a conversation, why a provider is not believed. Nothing that a stranger wrote is in it. */
export class NotSaid extends Error {
  readonly unspoken: Unspoken

  constructor(description: string, error: Unspoken['error'] = 'invalid_request') {
    super(description)
    this.unspoken = { error, description }
  }
}

/** How it is told that a provider lacks what it is spoken to by. The sentence is unverified. */
export const notConfigured = ({ ProviderName }: { readonly ProviderName: string }) =>
  new NotSaid(`${ProviderName} is not fully configured`, 'server_error')

/** What is wrong with what a provider says of somebody. That Cognito says more of it than that is unverified. */
export const badToken = (what: 'issuer' | 'audience' | 'nonce' | 'signature' | 'subject' | 'time' | 'form') =>
  new NotSaid(what === 'form' ? 'Bad id_token' : `Bad id_token ${what}`)

/** How Cognito says that a provider has refused a code. */
export const refusedToken = (name: string, status: number) =>
  new NotSaid(`${name} Error - ${status} error getting token`)

/** How it says that user info was not to be had, which is unverified. */
export const refusedInfo = (name: string, status: number) =>
  new NotSaid(`${name} Error - ${status} error getting userInfo`)

const reasons: Readonly<Record<string, string>> = {
  ECONNRESET: 'Connection reset',
  EPIPE: 'Connection reset',
  ETIMEDOUT: 'Read timed out',
}

/** How it is told that a provider could not be asked; what of is said where that is the token endpoint. */
function unreachedBy({ code }: Unreached, at: 'token' | 'elsewhere'): Unspoken {
  const late = code === 'ETIMEDOUT' && at === 'token'
  const description = late
    ? 'Timeout occurred in calling IdP token endpoint'
    : // The sentence is unverified.
      (reasons[code] ?? 'The identity provider cannot be reached')
  return { error: 'invalid_request', description }
}

/** The refusal somewhere in an error, which libraries wrap. */
function within<Kind>(error: unknown, kind: abstract new (...given: never) => Kind): Kind | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++)
    if (at instanceof kind) return at
  return undefined
}

/** Gives what a conversation gives, or why there is nothing. Whatever is no fault of a provider's is thrown on. */
export async function heeding<Said>(
  talk: () => Promise<Said>,
  at: 'token' | 'elsewhere' = 'elsewhere',
): Promise<Said | Unspoken> {
  try {
    return await talk()
  } catch (error) {
    const said = within(error, NotSaid)
    if (said) return said.unspoken
    const lost = within(error, Unreached)
    if (lost) return unreachedBy(lost, at)
    throw error
  }
}

// Of what a browser has brought along, no more than a line of plain words is handed on.
const plain = (text: string) => text.replaceAll(/[^\x20-\x7e]/g, ' ').slice(0, 200)

/** What a provider says itself of somebody who has not signed in there (RFC 6749, section 4.1.2.1). */
export function checkAnswer({ error, error_description: description, code }: Texts): string {
  if (error === 'access_denied' || error === 'user_cancelled_authorize')
    throw new NotSaid(plain(description ?? 'The user has denied access'), 'access_denied')
  if (error) throw new NotSaid(plain(description ? `${error}; ${description}` : error))
  // The sentence is unverified.
  if (!code) throw new NotSaid('The identity provider has given no code')
  return code
}
