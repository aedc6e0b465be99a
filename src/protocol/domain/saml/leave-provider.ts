import { randomBytes } from 'node:crypto'
import { leaveSaml } from '../../../engine/federation/saml/leave-saml.ts'
import type { Texts } from '../../../engine/sign-in/turn.ts'
import type { SamlSession } from '../../../model/saml-subject.ts'
import { dropCookie, keepCookie, readCookie } from '../cookies.ts'
import { ownAddress } from '../own-address.ts'
import type { Visit } from '../visit.ts'
import { runErrand } from './run-errand.ts'

const name = 'cognito-sign-out'
/** Seconds in which a browser must come back from the provider. */
const life = 300
/** What a browser keeps of a cookie. Characters. */
const most = 3_800

/**
 * Sends a visitor who is signed out here to the provider they came by, to be signed out there; nothing where there is
 * none, or it is not to hear of it. The browser keeps what the app has asked for, which is read anew when it is back.
 */
export async function leaveProvider(
  visit: Visit,
  session: SamlSession | undefined,
): Promise<Response | undefined> {
  const { pool, query } = visit
  if (!session) return undefined
  const state = randomBytes(32).toString('base64url')
  const kept = Buffer.from(JSON.stringify({ state, query })).toString('base64url')
  if (kept.length > most) return undefined
  const facts = { pool, domain: ownAddress(visit, ''), session, state }
  const done = await visit.run('Logout_GET', leaveSaml, facts)
  if ('fault' in done || !done.facts.errand) return undefined
  keepCookie(visit, name, kept, life)
  return runErrand(visit, done.facts.errand)
}

/** What the app asked for of a visitor who comes back from the provider, in the browser that was sent there: once. */
export function takeLeave(visit: Visit, state: string): Texts | undefined {
  const kept = readCookie(visit, name)
  if (kept === undefined) return undefined
  dropCookie(visit, name)
  const said = parsed(kept)
  return said.state === state ? said.query : undefined
}

// The visitor may have written it: it is believed as little as an address.
function parsed(kept: string): { readonly state?: string; readonly query?: Texts } {
  try {
    const said: unknown = JSON.parse(Buffer.from(kept, 'base64url').toString())
    const { state, query } = Object(said) as { readonly state?: unknown; readonly query?: unknown }
    if (typeof state !== 'string' || typeof query !== 'object' || query === null) return {}
    const texts = Object.entries(query).filter((one): one is [string, string] => typeof one[1] === 'string')
    return { state, query: Object.fromEntries(texts) }
  } catch {
    return {}
  }
}
