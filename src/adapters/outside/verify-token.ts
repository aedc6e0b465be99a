import { compactVerify } from 'jose'
import type { Vouched } from '../../engine/access.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { checkClaims } from './check-claims.ts'
import { Distrusted, malformed } from './distrusted.ts'
import { jsonIn } from './json-in.ts'
import type { KeySet } from './key-sets.ts'

/** Whose tokens are taken, and how their keys are come by; `renew` where those that are known do not have one. */
export interface Issuer {
  readonly names: readonly string[]
  keys(): Promise<KeySet>
  renew(): Promise<KeySet>
}

// STS takes no longer one. Characters.
const longest = 20_000
const form = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/

/**
 * Verifies a JWT of an issuer (RFC 7519, OpenID Connect Core 3.1.3.7): signed by a key of the issuer's own
 * that its `kid` names, not expired at `now`, with all that an ID token has. Of its header nothing else is
 * read: neither a key nor a place where one would be. For whom it is, is for the caller to see.
 */
export async function verifyToken(
  token: string,
  issuer: Issuer,
  now: number,
): Promise<Omit<Vouched, 'provider'>> {
  if (token.length > longest || !form.test(token)) throw malformed()
  const [header, payload] = token.split('.').map((part) => jsonIn(decoded(part)))
  if (!header || !payload) throw malformed()
  // Nobody is asked for keys because of a token that does not even claim to be theirs.
  if (typeof payload['iss'] !== 'string') throw malformed('iss')
  if (!issuer.names.includes(payload['iss'])) throw new Distrusted({ why: 'issuer' })
  const keys = await keysFor(header, issuer)
  try {
    await compactVerify(token, keys.find, { algorithms: [...keys.algorithms] })
  } catch {
    throw new Distrusted({ why: 'signature' })
  }
  return checkClaims(payload, now)
}

async function keysFor({ alg, kid, crit, b64 }: JsonObject, issuer: Issuer): Promise<KeySet> {
  const named = typeof alg === 'string' && typeof kid === 'string'
  if (!named || crit !== undefined || b64 !== undefined) throw new Distrusted({ why: 'signature' })
  const known = await issuer.keys()
  // A key that nobody has heard of may be a new one.
  const keys = known.has(kid) ? known : await issuer.renew()
  if (!keys.has(kid) || !keys.algorithms.includes(alg)) throw new Distrusted({ why: 'signature' })
  return keys
}

const decoded = (part: string | undefined) => Buffer.from(part ?? '', 'base64url').toString()
