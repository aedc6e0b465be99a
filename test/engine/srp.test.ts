import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fits,
  newVerifier,
  number,
  opens,
  pad,
  privateKey,
  proves,
  respond,
  scrambler,
  sessionKey,
  srpName,
  verifierOf,
} from '../../src/engine/secrets/srp.ts'
import { g, N } from '../../src/engine/secrets/srp-group.ts'
import vectors from '../fixtures/srp-vectors.json' with { type: 'json' }
import { seededRandom } from '../random.ts'
import { claim, SRP_A } from '../srp-client.ts'
import { srp } from '../world.ts'

const name = vectors.poolName + vectors.userIdForSrp
const exchange = { A: vectors.A, b: vectors.b, B: vectors.B }
const kept = { salt: vectors.saltHex, verifier: vectors.verifier }
const signed = {
  signature: vectors.passwordClaimSignature,
  block: vectors.secretBlockBase64,
  timestamp: vectors.timestamp,
}

describe('SRP agrees with what was recorded', () => {
  it('in its group', () => {
    expect([N, g]).toEqual([number(vectors.N), BigInt(vectors.g)])
  })

  it('in the private key, and in what is kept of a password', async () => {
    expect(privateKey(vectors.saltHex, name, vectors.password)).toBe(number(vectors.x))
    expect(await verifierOf(vectors.saltHex, name, vectors.password, srp)).toEqual(kept)
  })

  it('in the half of the server, and in how the halves are mixed', async () => {
    expect(await respond(kept, vectors.A, Buffer.from(vectors.b, 'hex'), srp)).toEqual(exchange)
    expect(scrambler(number(vectors.A), number(vectors.B))).toBe(number(vectors.u))
  })

  it('in the key of the session', async () => {
    const u = number(vectors.u)
    const S = await srp.agree(number(vectors.A), number(vectors.verifier), u, number(vectors.b))
    expect(S).toBe(number(vectors.S))
    expect(sessionKey(S, u).toString('hex')).toBe(vectors.hkdfKeyHex)
  })

  it('in the claim', async () => {
    expect(await proves(signed, exchange, kept, name, srp)).toBe(true)
  })

  const last = (hex: string) => hex.slice(0, -1) + (hex.endsWith('0') ? '1' : '0')
  it.each([
    ['another signature', { ...signed, signature: `A${signed.signature.slice(1)}` }, exchange, kept, name],
    ['no signature', { ...signed, signature: '' }, exchange, kept, name],
    ['half a signature', { ...signed, signature: signed.signature.slice(0, 20) }, exchange, kept, name],
    ['another block', { ...signed, block: `A${signed.block.slice(1)}` }, exchange, kept, name],
    ['another time', { ...signed, timestamp: 'Mon Nov 23 00:00:06 UTC 2026' }, exchange, kept, name],
    ['another half of the caller', signed, { ...exchange, A: last(exchange.A) }, kept, name],
    ['another half of the server', signed, { ...exchange, B: last(exchange.B) }, kept, name],
    ['another password', signed, exchange, { ...kept, verifier: last(kept.verifier) }, name],
    ['another user', signed, exchange, kept, `${name}x`],
  ])('and not where one thing is another: %s', async (_, ...given) => {
    expect(await proves(...given, srp)).toBe(false)
  })
})

describe('an integer', () => {
  it.each([
    [0n, '00'],
    [1n, '01'],
    [0x7fn, '7f'],
    [0x80n, '0080'],
    [0xffn, '00ff'],
    [0x100n, '0100'],
    [0x8000n, '008000'],
  ])('is written as Java writes it: %s', (value, hex) => {
    expect(pad(value).toString('hex')).toBe(hex)
  })

  it('is read back whatever it is, and never looks negative', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: N }), (value) => {
        const bytes = pad(value)
        expect(number(bytes)).toBe(value)
        expect(bytes[0]).toBeLessThan(0x80)
        if (bytes.length > 1 && bytes[0] === 0) expect(bytes[1]).toBeGreaterThanOrEqual(0x80)
      }),
    )
  })
})

describe('the half that a caller opens with', () => {
  it.each([
    ['nothing', ''],
    ['zero', '0'],
    ['zero, at length', '0000'],
    ['one', '1'],
    ['the modulus', N.toString(16)],
    ['the modulus and one', (N + 1n).toString(16)],
    ['the modulus less one', (N - 1n).toString(16)],
    ['twice the modulus', (2n * N).toString(16)],
    ['a negative number', '-2'],
    ['no number', 'xyz'],
    ['a number with a sign of its base', '0x2'],
    ['two lines', '2\n2'],
    ['what is far too long', '2'.repeat(1025)],
  ])('must not give the key away: %s', (_, A) => {
    expect(opens(A)).toBe(false)
  })

  it.each([
    ['two', '2'],
    ['the modulus and two', (N + 2n).toString(16)],
    ['what the vector opens with', vectors.A],
    ['capitals', vectors.A.toUpperCase()],
  ])('may be any other: %s', (_, A) => {
    expect(opens(A)).toBe(true)
  })
})

describe('a password', () => {
  const poolId = 'us-east-1_TestPool1'
  const random = seededRandom('srp')
  const user = { poolId, username: 'ana' }

  it('is kept under another salt each time', async () => {
    const [one, two] = [
      await newVerifier(user, 'secret', { random, srp }),
      await newVerifier(user, 'secret', { random, srp }),
    ]
    expect(one.salt).not.toBe(two.salt)
    expect(one.verifier).not.toBe(two.verifier)
  })

  it.each([
    ['the same', 'secret', 'ana', true],
    ['another', 'secreT', 'ana', false],
    ['none', '', 'ana', false],
    ['the same of another user', 'secret', 'eve', false],
  ])('is recognised: %s', async (_, password, username, is) => {
    const verifier = await newVerifier(user, 'secret', { random, srp })
    expect(await fits(verifier, srpName(poolId, username), password, srp)).toBe(is)
  })

  it('is named after the pool and the user', () => {
    expect(srpName('eu-central-1_Shop00001', 'ana')).toBe('Shop00001ana')
  })

  it('is proved by whoever knows it, and by nobody else', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(text, text, text, async (username, secret, guess) => {
        const verifier = await newVerifier({ poolId, username }, secret, { random, srp })
        const asked = await respond(verifier, SRP_A, random.bytes(32), srp)
        const proof = (password: string) => {
          const block = random.bytes(30).toString('base64')
          const given = claim(
            { SALT: verifier.salt, SRP_B: asked.B, SECRET_BLOCK: block, USER_ID_FOR_SRP: username },
            poolId,
            password,
          )
          const { PASSWORD_CLAIM_SIGNATURE: signature, TIMESTAMP: timestamp } = given
          return proves({ signature, block, timestamp }, asked, verifier, srpName(poolId, username), srp)
        }
        expect(await proof(secret)).toBe(true)
        expect(await proof(guess)).toBe(guess === secret)
      }),
      { numRuns: 15 },
    )
  })
})
