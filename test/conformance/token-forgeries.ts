import { createHmac, createPublicKey } from 'node:crypto'
import { SignJWT } from 'jose'
import { forged, seconds, type SigningKey } from '../adapters/outside/issuer.ts'
import type { PublicKey } from './sts-attack-world.ts'

/** What a part of a token says: its claims, unless told. */
export const said = (token: string, part = 1) =>
  JSON.parse(Buffer.from(token.split('.')[part] ?? '', 'base64url').toString()) as Record<string, unknown>

/** A token with a public key for its secret, by which careless verifiers are talked into HMAC. */
function byPublicKey(key: PublicKey, payload: object): string {
  const { kty, n, e, kid } = key
  const pem = createPublicKey({ key: { kty, n, e }, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
  const unsignedToken = forged({ alg: 'HS256', kid }, payload).replace(/\.AAAA$/, '')
  return `${unsignedToken}.${createHmac('sha256', pem).update(unsignedToken).digest('base64url')}`
}

/** What somebody has who has not got the key of a token: the public ones, one of their own, and a server. */
export interface Forger {
  readonly keys: readonly PublicKey[]
  readonly jwk: object
  readonly url: string
  /** Signs by RS256, whatever the header says. */
  readonly sign: (header: object, payload: object) => Promise<string>
}

/** A forger with a key of one's own. */
export const forger = ({ privateKey, jwk }: SigningKey, keys: readonly PublicKey[], url: string): Forger => ({
  keys,
  jwk,
  url,
  sign: (header, payload) =>
    new SignJWT(payload as never)
      .setProtectedHeader({ ...header, alg: 'RS256' } as never)
      .sign(privateKey, { crit: { audit: true } }),
})

/** What somebody makes of a good token who has no key for it; its header as it was, unless told. */
export const tokenForgeries: readonly (readonly [
  string,
  (good: string, by: Forger) => string | Promise<string>,
])[] = [
  ['of alg none', (good) => forged({ alg: 'none' }, said(good))],
  ['of alg none, with the id of the key', (good) => forged({ ...said(good, 0), alg: 'none' }, said(good))],
  ['that has the public key for a secret', (good, { keys: [key] }) => byPublicKey(key!, said(good))],
  ['that somebody else signed in the name of the key', (good, { sign }) => sign(said(good, 0), said(good))],
  [
    'of a key that the issuer has not',
    (good, { sign }) => sign({ alg: 'RS256', kid: 'attacker' }, said(good)),
  ],
  ['of no key', (good, { sign }) => sign({ alg: 'RS256' }, said(good))],
  ['that brings its own key', (good, { sign, jwk }) => sign({ ...said(good, 0), jwk }, said(good))],
  [
    'that says by jku where its key is',
    (good, { sign, url }) => sign({ ...said(good, 0), jku: url }, said(good)),
  ],
  [
    'that says by x5u where its key is',
    (good, { sign, url }) => sign({ ...said(good, 0), x5u: url }, said(good)),
  ],
  [
    'that brings its own certificate',
    (good, { sign }) => sign({ ...said(good, 0), x5c: ['MIIC'] }, said(good)),
  ],
  [
    'that must be understood in a way that nobody has heard of',
    (good, { sign }) => sign({ ...said(good, 0), crit: ['audit'], audit: true }, said(good)),
  ],
  ['about somebody else', (good) => withClaims(good, { sub: 'eve' })],
  ['that ends later', (good) => withClaims(good, { exp: seconds + 86_400 })],
  ['with a signature of half the length', (good) => good.slice(0, -170)],
]
/** Other claims under the same signature. */
export function withClaims(good: string, more: object): string {
  const [head, , signature] = good.split('.')
  const payload = Buffer.from(JSON.stringify({ ...said(good), ...more })).toString('base64url')
  return [head, payload, signature].join('.')
}
