import { describe, expect, it } from 'vitest'
import { originAllowed, relyingPartyId } from '../../../src/engine/passkeys/relying-party.ts'
import type { UserPool } from '../../../src/model/pool.ts'

const pool = (id: string | undefined, Domain?: string) =>
  ({
    region: 'eu-west-1',
    properties: { ...(id && { WebAuthnRelyingPartyID: id }) },
    ...(Domain && { domain: { Domain } }),
  }) as UserPool

describe('the relying party of a pool', () => {
  it.each([
    ['example.com', 'http://localhost:9340', pool('example.com', 'shop')],
    ['localhost', 'http://localhost:9340', pool(undefined, 'shop')],
    ['sso.example.com', 'https://sso.example.com/pools', pool(undefined, 'shop')],
    ['shop.auth.eu-west-1.amazoncognito.com', 'http://127.0.0.1:9340', pool(undefined, 'shop')],
    ['shop.auth.eu-west-1.amazoncognito.com', 'http://[::1]:9340', pool(undefined, 'shop')],
    ['auth.example.com', 'http://localhost:9340', pool(undefined, 'auth.example.com')],
    [undefined, 'http://localhost:9340', pool(undefined)],
  ])('is %s, of a server at %s', (id, origin, one) => {
    expect(relyingPartyId(one, { origin })).toBe(id)
  })

  it.each([
    ['https://example.com', 'example.com', true],
    ['https://a.b.example.com:8443', 'example.com', true],
    ['http://localhost:3000', 'localhost', true],
    ['http://shop.auth.localhost', 'shop.auth.localhost', true],
    ['https://example.com.evil.org', 'example.com', false],
    ['https://com', 'example.com', false],
    ['http://localhost', 'example.com', false],
    ['http://notlocalhost', 'localhost', false],
    ['https://example.com/', 'example.com', false],
    ['https://user@example.com', 'example.com', false],
    ['https://EXAMPLE.com', 'example.com', false],
    ['null', 'example.com', false],
    ['android:apk-key-hash:AAAA', 'example.com', false],
  ])('is used by pages of %s as %s: %s', (origin, rpId, allowed) => {
    expect(originAllowed(origin, rpId)).toBe(allowed)
  })
})
