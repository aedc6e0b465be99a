import { createLocalJWKSet } from 'jose'
import type { JWK } from 'jose'
import type { JsonObject } from '../../model/trigger.ts'
import { Unreached } from '../reach/fetch/unreached.ts'
import type { Documents } from './documents.ts'
import { isObject, jsonIn } from './json-in.ts'

/** Signatures by public keys; nothing else is ever taken, whatever a token or a discovery document says. */
export const algorithms: readonly string[] = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]

/** The public keys of an issuer, and the algorithms that it signs by. */
export interface KeySet {
  readonly algorithms: readonly string[]
  /** Whether one of the keys has the id. */
  has(kid: string): boolean
  /** The key for a header of a token, by its `kid` and `alg` alone. Rejects where there is none. */
  readonly find: ReturnType<typeof createLocalJWKSet>
}

const mostKeys = 100
const members = ['kty', 'kid', 'use', 'alg', 'n', 'e', 'crv', 'x', 'y']

/** Fetches a JWK Set (RFC 7517). Keys that cannot be read count for nothing. */
export async function fetchKeySet(
  documents: Documents,
  url: string,
  { local = false, signs = algorithms }: { local?: boolean; signs?: readonly string[] } = {},
): Promise<KeySet> {
  const { status, text } = await documents.get(url, { local, headers: { accept: 'application/json' } })
  const said = status === 200 ? jsonIn(text)?.['keys'] : undefined
  if (!Array.isArray(said)) throw new Unreached('ERR_NO_KEYS', 'there is no key set')
  const keys = said.filter(isObject).slice(0, mostKeys).map(publicPart)
  return {
    algorithms: signs.filter((name) => algorithms.includes(name)),
    has: (kid) => keys.some((key) => key.kid === kid),
    find: createLocalJWKSet({ keys }),
  }
}

/** What a public key is made of. Certificates and where to find them are left out, and so is what is no text. */
const publicPart = (key: JsonObject): JWK =>
  Object.fromEntries(members.flatMap((name) => (typeof key[name] === 'string' ? [[name, key[name]]] : [])))
