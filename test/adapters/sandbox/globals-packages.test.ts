import { generateKeyPairSync, sign } from 'node:crypto'
import { cpSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Surroundings } from '../../../src/adapters/reach/reach.ts'
import type { Json } from '../../../src/model/trigger.ts'
import { project } from './project.ts'

const { root, run } = project({ spare: false })
for (const name of [
  'jose',
  'aws-jwt-verify',
  'readable-stream',
  'util-deprecate',
  'inherits',
  'string_decoder',
  'safe-buffer',
])
  cpSync(resolve(import.meta.dirname, '../../../node_modules', name), join(root, 'node_modules', name), {
    recursive: true,
  })

const issuer = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'
const pairs = {
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: generateKeyPairSync('ed25519'),
}
type Alg = keyof typeof pairs
const jwks: Json = JSON.parse(
  JSON.stringify({
    keys: (Object.keys(pairs) as Alg[]).map((alg) => ({
      ...pairs[alg].publicKey.export({ format: 'jwk' }),
      kid: alg,
      alg,
      use: 'sig',
    })),
  }),
)
const token = (alg: Alg, claims: object = {}) =>
  new SignJWT({ token_use: 'id', ...claims })
    .setProtectedHeader({ alg, kid: alg })
    .setIssuer(issuer)
    .setAudience('client')
    .setSubject('ana')
    .setExpirationTime('5m')
    .sign(pairs[alg].privateKey)
const forged = async (alg: Alg) =>
  (await token(alg)).replace(
    /\.[^.]*$/,
    `.${sign(null, Buffer.from('x'), pairs.EdDSA.privateKey).toString('base64url')}`,
  )

const around = (asked: string[]): Surroundings => ({
  env: {},
  secrets: {},
  async reach({ input }) {
    asked.push(String(input['url']))
    return {
      kind: 'fetch',
      what: 'GET',
      outcome: '200',
      value: {
        status: 200,
        statusText: 'OK',
        url: String(input['url']),
        redirected: false,
        headers: [['content-type', 'application/json']],
        body: JSON.stringify(jwks),
      },
    }
  },
})

describe('jose', () => {
  const verify = `import { createLocalJWKSet, jwtVerify } from 'jose'
    export const handler = async ({ jwks, token, issuer }) => {
      try {
        const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(jwks), { issuer, audience: 'client' })
        return [payload.sub, protectedHeader.alg]
      } catch (error) { return error.code }
    }`

  it.each(['RS256', 'ES256', 'EdDSA'] as const)(
    'verifies a token signed by %s, and no other',
    async (alg) => {
      const event = { jwks, issuer }
      const { value } = await run(verify, { ...event, token: await token(alg) }, { as: 'mjs' })
      expect(value).toEqual(['ana', alg])
      const other = await run(verify, { ...event, token: await forged(alg) }, { as: 'mjs' })
      expect(other.value).toBe('ERR_JWS_SIGNATURE_VERIFICATION_FAILED')
    },
  )

  it('fetches the keys that it verifies with', async () => {
    const asked: string[] = []
    const { value } = await run(
      `import { createRemoteJWKSet, jwtVerify } from 'jose'
      const keys = createRemoteJWKSet(new URL('https://idp.example/jwks.json'))
      export const handler = async ({ token, issuer }) => (await jwtVerify(token, keys, { issuer })).payload.sub`,
      { token: await token('RS256'), issuer },
      { as: 'mjs', around: around(asked) },
    )
    expect([value, asked]).toEqual(['ana', ['https://idp.example/jwks.json']])
  })

  it.each([
    [`{ alg: 'HS256' }`, `new TextEncoder().encode('x'.repeat(32))`],
    [`{ alg: 'PS256' }`, `(await generateKeyPair('PS256')).privateKey`],
    [`{ alg: 'ES384' }`, `(await generateKeyPair('ES384')).privateKey`],
  ])('signs: %s', async (header, key) => {
    const { value } = await run(
      `import { SignJWT, decodeProtectedHeader, generateKeyPair } from 'jose'
      export const handler = async () => decodeProtectedHeader(await new SignJWT({ a: 1 }).setProtectedHeader(${header}).sign(${key}))`,
      {},
      { as: 'mjs' },
    )
    expect(value).toEqual(expect.objectContaining({ alg: expect.any(String) }))
  })

  it.each([
    [`{ alg: 'dir', enc: 'A256GCM' }`, `new Uint8Array(32).fill(3)`, `key`],
    [`{ alg: 'A128KW', enc: 'A128CBC-HS256' }`, `new Uint8Array(16).fill(3)`, `key`],
    [
      `{ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2c: 1000 }`,
      `new TextEncoder().encode('password')`,
      `key`,
    ],
    [
      `{ alg: 'RSA-OAEP-256', enc: 'A256GCM' }`,
      `(pair = await generateKeyPair('RSA-OAEP-256')).publicKey`,
      `pair.privateKey`,
    ],
    [
      `{ alg: 'ECDH-ES', enc: 'A256GCM' }`,
      `(pair = await generateKeyPair('ECDH-ES')).publicKey`,
      `pair.privateKey`,
    ],
  ])('encrypts and decrypts: %s', async (header, key, back) => {
    const { value } = await run(
      `import { CompactEncrypt, compactDecrypt, generateKeyPair } from 'jose'
      export const handler = async () => {
        let pair
        const key = ${key}
        const text = await new CompactEncrypt(new TextEncoder().encode('said')).setProtectedHeader(${header}).encrypt(key)
        return new TextDecoder().decode((await compactDecrypt(text, ${back}, { keyManagementAlgorithms: ['dir', 'A128KW', 'PBES2-HS256+A128KW', 'RSA-OAEP-256', 'ECDH-ES'] })).plaintext)
      }`,
      {},
      { as: 'mjs' },
    )
    expect(value).toBe('said')
  })
})

describe('aws-jwt-verify', () => {
  const verify = (how: string) => `const { CognitoJwtVerifier } = require('aws-jwt-verify')
    const verifier = CognitoJwtVerifier.create({ userPoolId: 'us-east-1_AbCdEfGhI', tokenUse: 'id', clientId: 'client' })
    exports.handler = async ({ jwks, token }) => {
      verifier.cacheJwks(jwks)
      try { return (${how}).sub } catch (error) { return error.constructor.name }
    }`

  it.each([
    ['RS256', 'await verifier.verify(token)'],
    ['RS256', 'verifier.verifySync(token)'],
    ['ES256', 'await verifier.verify(token)'],
    ['EdDSA', 'await verifier.verify(token)'],
  ] as const)('verifies a token signed by %s: %s', async (alg, how) => {
    expect((await run(verify(how), { jwks, token: await token(alg) })).value).toBe('ana')
    const { value } = await run(verify(how), { jwks, token: await forged(alg) })
    expect(value).toBe('JwtInvalidSignatureError')
  })
})

describe('readable-stream', () => {
  it('runs as it was published', async () => {
    const { value } = await run(
      `const { Readable, Transform, Writable, pipeline } = require('readable-stream')
      exports.handler = async () => {
        const seen = []
        await new Promise((resolve, reject) => pipeline(
          new Readable({ read() { this.push('ab'); this.push(null) } }),
          new Transform({ transform(chunk, encoding, done) { done(null, String(chunk).toUpperCase()) } }),
          new Writable({ write(chunk, encoding, done) { seen.push(String(chunk)); done() } }),
          (error) => (error ? reject(error) : resolve()),
        ))
        return seen
      }`,
    )
    expect(value).toEqual(['AB'])
  })
})
