import type { Vouched } from '../../../engine/access.ts'
import type { JsonObject } from '../../../model/trigger.ts'
import { Unreached } from '../../reach/fetch/unreached.ts'
import { Distrusted } from '../distrusted.ts'
import { isLocal } from '../documents.ts'
import type { Documents } from '../documents.ts'
import { jsonIn } from '../json-in.ts'
import { fetchKeySet } from '../key-sets.ts'
import type { KeySet } from '../key-sets.ts'
import type { Kept } from '../kept.ts'
import { verifyToken } from '../verify-token.ts'
import type { Places } from './places.ts'

/** Verifies a token of one social login for one app of ours there, or without `appId` for any. Throws a `Distrusted`. */
export type SocialLogin = (
  asked: { readonly appId: string | undefined; readonly token: string; readonly now: number },
  world: SocialWorld,
) => Promise<Omit<Vouched, 'provider'>>

/** What social logins ask. */
export interface SocialWorld {
  readonly documents: Documents
  readonly keySets: Kept<KeySet>
  readonly places: Places
}

/** Verifies a JWT by the keys of a place that is known beforehand. */
export async function verifyWithKeysOf(
  place: string,
  issuers: readonly string[],
  { appId, token, now }: Parameters<SocialLogin>[0],
  { documents, keySets }: SocialWorld,
): Promise<Omit<Vouched, 'provider'>> {
  const load = () => fetchKeySet(documents, place, { local: isOurs(place) })
  const keys = { keys: () => keySets.take(place, load), renew: () => keySets.renew(place, load) }
  const vouched = await verifyToken(token, { names: issuers, ...keys }, now)
  if (appId !== undefined && !vouched.audience.includes(appId)) throw new Distrusted({ why: 'audience' })
  return vouched
}

/** What a provider answers to a question about a token. A refusal of the question is one of the token. */
export async function askProvider(
  documents: Documents,
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<JsonObject> {
  const { status, text } = await documents.get(url, { local: isOurs(url), headers })
  if (status >= 400 && status < 500 && status !== 408 && status !== 429)
    throw new Distrusted({ why: 'rejected' })
  const said = status === 200 ? jsonIn(text) : undefined
  if (!said) throw new Unreached('ERR_NO_ANSWER', 'the provider gives no answer')
  return said
}

/** An access token that can stand in a URL or a header: providers' own are of printable ASCII. */
export function checkAccessToken(token: string): void {
  if (!/^[\x21-\x7e]{1,4096}$/.test(token)) throw new Distrusted({ why: 'malformed' })
}

// Places are ours to name, and nobody outside can change them: one on this machine is meant.
const isOurs = (place: string) => isLocal(new URL(place))
