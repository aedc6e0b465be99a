import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, it } from 'vitest'
import { openArithmetic } from '../../../src/adapters/srp/arithmetic.ts'
import { combLimit, makeComb } from '../../../src/adapters/srp/comb.ts'
import { openSrp } from '../../../src/adapters/srp/open-srp.ts'
import { agrees, opensslPower, plainPower } from '../../../src/adapters/srp/power.ts'
import { g, N } from '../../../src/engine/secrets/srp-group.ts'
import vectors from '../../fixtures/srp-vectors.json' with { type: 'json' }

const big = (hex: string) => BigInt(`0x${hex}`)
const random = (bytes: number) => big(randomBytes(bytes).toString('hex'))
const [A, B, S] = [big(vectors.A), big(vectors.B), big(vectors.S)]
const [verifier, u, b] = [big(vectors.verifier), big(vectors.u), big(vectors.b)]
const srp = openSrp({ threads: 2 })
afterAll(() => srp.close())

describe('the group', () => {
  it('is the one that clients use', () => {
    expect(N).toBe(big(vectors.N))
    expect(g).toBe(BigInt(vectors.g))
    const padded = (value: bigint) => Buffer.from(`00${value.toString(16).padStart(2, '0')}`, 'hex')
    const k = createHash('sha256')
      .update(padded(N))
      .update(Buffer.of(Number(g)))
      .digest('hex')
    expect(k).toBe(vectors.k)
  })
})

describe('the port', () => {
  it('makes the verifier and the public key of the recorded exchange', async () => {
    expect(await srp.raise(big(vectors.x))).toBe(verifier)
    expect((big(vectors.k) * verifier + (await srp.raise(b))) % N).toBe(B)
    expect(await srp.raise(big(vectors.a))).toBe(A)
  })

  it('agrees on the secret of the recorded exchange', async () => {
    expect(await srp.agree(A, verifier, u, b)).toBe(S)
    expect(await srp.agree(A + N, verifier, u, b)).toBe(S)
  })

  it('answers many at once, each with its own answer', async () => {
    const exponents = Array.from({ length: 60 }, () => random(32))
    const raised = await Promise.all(exponents.map((exponent) => srp.raise(exponent)))
    exponents.forEach((exponent, index) => expect(raised[index]).toBe(plainPower(g, exponent)))
  })

  it.each([
    ['a zero A', 0n, verifier, u, b, 0n],
    ['an A of one and no scrambling', 1n, verifier, 0n, b, 1n],
    ['an A that is N', N, verifier, u, b, 0n],
    ['an A of N - 1', N - 1n, 1n, 1n, 3n, N - 1n],
    ['a private key of zero', A, verifier, u, 0n, 1n],
    ['a private key of one', 2n, 3n, 1n, 1n, 6n],
  ])('is right about %s', async (_, one, two, three, four, secret) => {
    expect(await srp.agree(one, two, three, four)).toBe(secret)
  })

  it('refuses negative numbers', async () => {
    await expect(srp.raise(-1n)).rejects.toThrow(RangeError)
    await expect(srp.agree(A, verifier, -1n, b)).rejects.toThrow(RangeError)
  })

  it('keeps no process alive, but for the answer that is waited for', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'children', 'ask-once.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    expect(await text(child.stdout)).toBe('1024')
  })
})

describe('the arithmetic', () => {
  const exponents = [0n, 1n, 2n, 255n, 256n, combLimit - 1n, ...Array.from({ length: 20 }, () => random(32))]

  it.each([0, 250])('raises g to any power, after %d others', (others) => {
    const answer = openArithmetic()
    for (let count = 0; count < others; count++) answer({ kind: 'raise', exponent: 1n })
    for (const exponent of [...exponents, combLimit, random(128)])
      expect(answer({ kind: 'raise', exponent })).toBe(plainPower(g, exponent))
  })

  it('has a table that agrees with the textbook', () => {
    const comb = makeComb()
    for (const exponent of exponents) expect(comb(exponent)).toBe(plainPower(g, exponent))
  })

  it('has a way by OpenSSL that agrees with the textbook', () => {
    const power = opensslPower()
    expect(agrees(power)).toBe(true)
    for (const base of [0n, 1n, 2n, N - 2n, N - 1n, random(384) % N])
      for (const exponent of [0n, 1n, 2n, 3n, random(32), random(128)])
        expect(power(base, exponent)).toBe(plainPower(base, exponent))
  })

  it.each([
    ['is wrong', (base: bigint) => base],
    [
      'throws',
      () => {
        throw new Error('no such method')
      },
    ],
  ])('does not trust a way that %s', (_, power) => {
    expect(agrees(power)).toBe(false)
  })
})
