import { createHmac, createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import fc from 'fast-check'
import { importJWK, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openSigner } from '../../../src/adapters/signer/open-signer.ts'
import type { Signer } from '../../../src/adapters/signer/open-signer.ts'
import { openSqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'

const seal = openSeal({ key: randomBytes(32) })
const store = openSqliteStore({ file: ':memory:', seal })
const pool = 'eu-central-1_Shop00001'
const claims = { sub: 'ana', name: 'Ünï — 🦊', exp: 4102444800 }
let signer: Signer
let token: string
beforeAll(async () => {
  signer = openSigner({ vault: store.vault, seal })
  token = await signer.sign(pool, 'access', claims)
  await signer.jwks(pool)
})
afterAll(() => store.close())

const parts = (text = token) => text.split('.') as [string, string, string]
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const headerOf = (text: string) => Buffer.from(parts(text)[0], 'base64url').toString()

describe('signing', () => {
  it("writes Cognito's header to the letter", async () => {
    const { keys } = await signer.jwks(pool)
    expect(headerOf(token)).toBe(`{"kid":"${keys[1]?.kid}","alg":"RS256"}`)
    expect(headerOf(await signer.sign(pool, 'id', {}))).toBe(`{"kid":"${keys[0]?.kid}","alg":"RS256"}`)
  })

  it('has two keys a pool, shown as Cognito shows them', async () => {
    const { keys } = await signer.jwks(pool)
    expect(keys.map((key) => Object.keys(key))).toEqual(Array(2).fill(['alg', 'e', 'kid', 'kty', 'n', 'use']))
    for (const key of keys) {
      expect(key).toMatchObject({ alg: 'RS256', e: 'AQAB', kty: 'RSA', use: 'sig' })
      expect(key.kid).toMatch(/^[A-Za-z0-9+/]{43}=$/)
      expect(Buffer.from(key.n, 'base64url')).toHaveLength(256)
    }
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(2)
  })

  it('is understood by jose', async () => {
    const { keys } = await signer.jwks(pool)
    const { payload } = await jwtVerify(token, await importJWK({ ...keys[1] }, 'RS256'))
    expect(payload).toEqual(claims)
  })

  it("is understood by Amazon's own verifier", async () => {
    const iss = `https://cognito-idp.eu-central-1.amazonaws.com/${pool}`
    const verifier = CognitoJwtVerifier.create({ userPoolId: pool, tokenUse: 'access', clientId: 'web' })
    verifier.cacheJwks({ keys: (await signer.jwks(pool)).keys.map((key) => ({ ...key })) })
    const signed = await signer.sign(pool, 'access', {
      ...claims,
      iss,
      token_use: 'access',
      client_id: 'web',
    })
    expect(await verifier.verify(signed)).toMatchObject({ sub: 'ana' })
  })

  it('makes a key once, however many ask for it', async () => {
    const many = await Promise.all(Array.from({ length: 5 }, () => signer.sign('new', 'id', {})))
    expect(new Set(many.map(headerOf)).size).toBe(1)
  })

  it('has the same keys in another process, whoever made them first', async () => {
    const other = openSigner({ vault: store.vault, seal })
    const both = await Promise.all([signer.jwks('raced'), other.jwks('raced')])
    expect(both[0]).toEqual(both[1])
    expect(await other.verify(pool, 'access', token)).toEqual(claims)
    const signed = await other.sign('raced', 'id', claims)
    expect(await signer.verify('raced', 'id', signed)).toEqual(claims)
  })

  it('leaves no key in the vault that can be read without the seal', async () => {
    const sealed = store.vault.get(JSON.stringify(['signing key', pool, 'id'])) ?? new Uint8Array()
    expect(Buffer.from(sealed).includes(Buffer.from('2a864886f70d010101', 'hex'))).toBe(false)
    const other = openSigner({ vault: store.vault, seal: openSeal({ key: randomBytes(32) }) })
    await expect(other.sign(pool, 'id', {})).rejects.toThrow('sealed under another key')
  })
})

describe('verifying', () => {
  it('gives the claims of what was signed', async () => {
    expect(await signer.verify(pool, 'access', token)).toEqual(claims)
  })

  it('makes no key for a pool that has none', async () => {
    expect(await signer.verify('nobody', 'access', token)).toBeUndefined()
    expect(store.vault.get(JSON.stringify(['signing key', 'nobody', 'access']))).toBeUndefined()
  })

  const publicPem = async () => {
    const { keys } = await signer.jwks(pool)
    return createPublicKey({ key: { ...keys[1] }, format: 'jwk' }).export({ format: 'pem', type: 'spki' })
  }
  it.each<[string, () => string | Promise<string>]>([
    ['none as its algorithm', () => `${encode({ alg: 'none' })}.${parts()[1]}.`],
    [
      'none as its algorithm, with our kid',
      () => `${encode({ ...JSON.parse(headerOf(token)), alg: 'none' })}.${parts()[1]}.`,
    ],
    [
      'the public key as a secret',
      async () => {
        const signed = `${encode({ ...JSON.parse(headerOf(token)), alg: 'HS256' })}.${parts()[1]}`
        return `${signed}.${createHmac('sha256', await publicPem())
          .update(signed)
          .digest('base64url')}`
      },
    ],
    [
      'a secret under our own header',
      async () => {
        const signed = `${parts()[0]}.${parts()[1]}`
        return `${signed}.${createHmac('sha256', await publicPem())
          .update(signed)
          .digest('base64url')}`
      },
    ],
    ["another pool's key", () => signer.sign('other', 'access', claims)],
    ["the other use's key", () => signer.sign(pool, 'id', claims)],
    [
      "another pool's signature under our header",
      async () => `${parts()[0]}.${parts()[1]}.${parts(await signer.sign('other', 'access', claims))[2]}`,
    ],
    ['other claims under our signature', () => `${parts()[0]}.${encode({ sub: 'eve' })}.${parts()[2]}`],
    [
      'a header with more in it',
      () => `${encode({ ...JSON.parse(headerOf(token)), typ: 'JWT' })}.${parts()[1]}.${parts()[2]}`,
    ],
    ['no signature', () => `${parts()[0]}.${parts()[1]}.`],
    ['two parts', () => `${parts()[0]}.${parts()[1]}`],
    ['four parts', () => `${token}.`],
    ['a dot before it', () => `.${token}`],
    ['a letter missing at the end', () => token.slice(0, -1)],
    ['a letter more at the end', () => `${token}A`],
    ['padding', () => `${token}==`],
    ['the other base64 alphabet', () => token.replaceAll('-', '+').replaceAll('_', '/')],
    ['white space', () => `${token}\n`],
    ['spaces inside', () => token.replace('.', '. ')],
    ['nothing', () => ''],
    ['only dots', () => '..'],
    ['a great many dots', () => '.'.repeat(1_000_000)],
    ['a great many letters', () => `${token}${'A'.repeat(1_000_000)}`],
  ])('refuses a token with %s', async (_, forge) => {
    const forged = await forge()
    expect(forged).not.toBe(token)
    expect(await signer.verify(pool, 'access', forged)).toBeUndefined()
  })

  it.each([
    ['another algorithm', { alg: 'RS512' }],
    ['another key', { kid: 'other' }],
    ['an instruction', { crit: ['exp'] }],
  ])('refuses a header that names %s, even over a signature of the right key', async (_, more) => {
    const name = JSON.stringify(['signing key', pool, 'access'])
    const der = Buffer.from(seal.open(store.vault.get(name) ?? new Uint8Array(), name))
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    const signWith = (header: string) => {
      const signed = `${header}.${parts()[1]}`
      return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`
    }
    expect(await signer.verify(pool, 'access', signWith(parts()[0]))).toEqual(claims)
    const forged = signWith(encode({ ...JSON.parse(headerOf(token)), ...more }))
    expect(await signer.verify(pool, 'access', forged)).toBeUndefined()
  })

  it('tells the claims anew each time that a token is shown, and of it alone', async () => {
    Object.assign((await signer.verify(pool, 'access', token)) ?? {}, { sub: 'eve' })
    expect(await signer.verify(pool, 'access', token)).toEqual(claims)
    expect(await signer.verify(pool, 'id', token)).toBeUndefined()
    expect(await signer.verify('other', 'access', token)).toBeUndefined()
  })

  it('refuses a signature that is the same bytes in other letters', async () => {
    const last = token.at(-1) ?? ''
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const twin = `${token.slice(0, -1)}${alphabet[alphabet.indexOf(last) + 1]}`
    expect(Buffer.from(parts(twin)[2], 'base64url')).toEqual(Buffer.from(parts()[2], 'base64url'))
    expect(await signer.verify(pool, 'access', twin)).toBeUndefined()
  })

  it('refuses any text that it did not sign, and never throws', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String(),
      fc.constantFrom(...parts(), '', '.', '..', 'null', encode(null), encode({ alg: 'none' })),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 5 }), fc.constantFrom('', '.'), async (pieces, glue) => {
        const text = pieces.join(glue)
        fc.pre(text !== token)
        expect(await signer.verify(pool, 'access', text)).toBeUndefined()
      }),
      { numRuns: 2_000 },
    )
  })

  it('refuses a token with any one letter changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(token.length - 1),
        fc.string({ minLength: 1, maxLength: 1 }),
        async (at, letter) => {
          fc.pre(token[at] !== letter)
          const changed = token.slice(0, at) + letter + token.slice(at + 1)
          expect(await signer.verify(pool, 'access', changed)).toBeUndefined()
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('identity pools', () => {
  const identityPool = 'eu-central-1:0b7d3c1e-1111-4222-8333-944455556666'

  it('have one key each, which signs RS512 under a header of its own form', async () => {
    const signed = await signer.signIdentity(identityPool, claims)
    const { keys } = await signer.identityJwks(identityPool)
    expect(keys).toHaveLength(1)
    expect(keys[0]).toMatchObject({ alg: 'RS512', kty: 'RSA', use: 'sig' })
    expect(keys[0]?.kid).toMatch(/^eu-central-1-\d+$/)
    expect(headerOf(signed)).toBe(`{"kid":"${keys[0]?.kid}","typ":"JWS","alg":"RS512"}`)
    const { payload } = await jwtVerify(signed, await importJWK({ ...keys[0] }, 'RS512'))
    expect(payload).toEqual(claims)
    expect(await signer.verifyIdentity(identityPool, signed)).toEqual(claims)
  })

  it.each<[string, () => string | Promise<string>]>([
    ['of another identity pool', () => signer.signIdentity('eu-central-1:other', claims)],
    ['of a user pool', () => signer.sign(pool, 'id', claims)],
    ['of a user pool of the same name', () => signer.sign(identityPool, 'id', claims)],
    [
      'without a signature',
      async () => {
        const [header, payload] = parts(await signer.signIdentity(identityPool, claims))
        return `${header}.${payload}.`
      },
    ],
    ['none as its algorithm', () => `${encode({ alg: 'none' })}.${parts()[1]}.`],
  ])('refuse a token %s', async (_, forge) => {
    expect(await signer.verifyIdentity(identityPool, await forge())).toBeUndefined()
  })

  it('make no key for a token that is only read', async () => {
    expect(await signer.verifyIdentity('eu-central-1:nobody', token)).toBeUndefined()
    expect(
      store.vault.get(JSON.stringify(['signing key', 'eu-central-1:nobody', 'identity'])),
    ).toBeUndefined()
  })
})
