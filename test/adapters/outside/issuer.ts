import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { CryptoKey, JWK, JWTPayload } from 'jose'
import type { RequestListener } from 'node:http'
import { onTestFinished } from 'vitest'
import { openOutside } from '../../../src/adapters/outside/open-outside.ts'
import type { OutsideNeeds } from '../../../src/adapters/outside/open-outside.ts'
import { openOrigin } from '../reach/open-origin.ts'

/** When everything here happens: milliseconds, and seconds. */
export const now = Date.UTC(2026, 0, 1, 9)
export const seconds = now / 1000

/** A key that signs, by its id. */
export interface SigningKey {
  readonly kid: string
  readonly alg: string
  readonly privateKey: CryptoKey
  readonly jwk: JWK
}

export async function signingKey(kid: string, alg = 'RS256'): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } }
}

/** The claims of Ana's ID token. */
export const claims = (issuer: string, more: JWTPayload = {}): JWTPayload => ({
  iss: issuer,
  sub: 'ana',
  aud: 'shop-audit',
  iat: seconds - 10,
  exp: seconds + 300,
  ...more,
})

/** A token of a key, with whatever header. */
export const signed = (key: SigningKey, payload: JWTPayload, header: object = {}) =>
  new SignJWT(payload).setProtectedHeader({ alg: key.alg, kid: key.kid, ...header }).sign(key.privateKey)

/** A token that is whatever one says, with whatever in the place of a signature. */
export const forged = (header: object, payload: object, signature = 'AAAA') =>
  [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') +
  `.${signature}`

/** An OIDC issuer on this machine. Its answers can be exchanged, and so can its keys. */
export async function openIssuer(...keys: readonly SigningKey[]) {
  const answers: Record<string, RequestListener> = {}
  const origin = await openOrigin((request, response) => {
    const answer = answers[request.url ?? '']
    if (answer) return answer(request, response)
    response.writeHead(404).end()
  })
  const url = `http://127.0.0.1:${origin.port}`
  const json = (value: unknown): RequestListener => {
    return (_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
  }
  const issuer = {
    url,
    seen: () => origin.seen.map((request) => request.url),
    answers,
    json,
    /** Publishes a discovery document that differs from a good one. */
    discovery(more: object = {}) {
      answers['/.well-known/openid-configuration'] = json({
        issuer: url,
        jwks_uri: `${url}/keys`,
        id_token_signing_alg_values_supported: ['RS256', 'ES256', 'EdDSA'],
        ...more,
      })
    },
    publish(...published: readonly SigningKey[]) {
      answers['/keys'] = json({ keys: published.map(({ jwk }) => jwk) })
    },
  }
  issuer.discovery()
  issuer.publish(...keys)
  return issuer
}

/** The port, for as long as a test; `wait` moves the clock by which it forgets. */
export function outside(needs: Partial<OutsideNeeds> = {}) {
  let ticks = 0
  const opened = openOutside({ clock: { ticks: () => ticks }, allowLocal: true, ...needs })
  onTestFinished(() => opened.close())
  return { ...opened, wait: (milliseconds: number) => void (ticks += milliseconds) }
}
