import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { deriveClientSecret } from '../../../src/adapters/seal/derive-client-secret.ts'
import { deriveKey } from '../../../src/adapters/seal/derive-key.ts'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'

const key = Buffer.alloc(32, 7)
const seal = openSeal({ key })

it.each([0, 1, 16, 1_000_000])('opens %d bytes as they were sealed', (count) => {
  const bytes = randomBytes(count)
  expect(Buffer.from(seal.open(seal.seal(bytes, 'a'), 'a'))).toEqual(bytes)
})

it('opens what another process has sealed under the same key', () => {
  const others = Array.from({ length: 300 }, () => openSeal({ key }).seal(Buffer.from('word'), 'a'))
  for (const sealed of [...others, ...others])
    expect(Buffer.from(openSeal({ key }).open(sealed, 'a')).toString()).toBe('word')
  for (const sealed of [...others, ...others])
    expect(Buffer.from(seal.open(sealed, 'a')).toString()).toBe('word')
})

it('seals the same bytes differently every time', () => {
  const many = Array.from({ length: 1000 }, () =>
    Buffer.from(seal.seal(Buffer.from('word'), 'a')).toString('hex'),
  )
  expect(new Set(many).size).toBe(1000)
})

it('does not open in another context or under another key', () => {
  const sealed = seal.seal(Buffer.from('word'), 'a')
  expect(() => seal.open(sealed, 'b')).toThrow(/sealed under another key/)
  expect(() => openSeal({ key: Buffer.alloc(32, 8) }).open(sealed, 'a')).toThrow(/sealed under another key/)
})

it('does not open where any byte has changed or is missing', () => {
  const sealed = Buffer.from(seal.seal(Buffer.from('word'), 'a'))
  for (const index of sealed.keys()) {
    const changed = Buffer.from(sealed)
    changed[index] = (changed[index] ?? 0) ^ 1
    expect(() => seal.open(changed, 'a')).toThrow()
    expect(() => seal.open(sealed.subarray(0, index), 'a')).toThrow()
  }
})

it('draws a key of its own for every purpose', () => {
  const drawn = [
    deriveKey(key, 'seal'),
    deriveKey(key, 'stable randomness'),
    deriveKey(key, 'client secret'),
    deriveKey(key, 'client secret', ['a', 'bc']),
    deriveKey(key, 'client secret', ['ab', 'c']),
    key,
  ]
  expect(new Set(drawn.map((one) => one.toString('hex'))).size).toBe(drawn.length)
})

it("draws a client's secret that is always the same and of Cognito's form", () => {
  const clients = Array.from({ length: 300 }, (_, index) => `client${index}`)
  const drawn = clients.map((client) => deriveClientSecret(key, 'pool', client))
  for (const secret of drawn) expect(secret).toMatch(/^[a-z0-9]{51}$/)
  expect(new Set(drawn).size).toBe(300)
  expect(clients.map((client) => deriveClientSecret(key, 'pool', client))).toEqual(drawn)
  expect(deriveClientSecret(key, 'other', 'client0')).not.toBe(drawn[0])
  expect(deriveClientSecret(Buffer.alloc(32, 8), 'pool', 'client0')).not.toBe(drawn[0])
})
