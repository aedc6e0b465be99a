import { describe, expect, it } from 'vitest'
import { codeHash } from '../../src/engine/secrets/code-hash.ts'
import { same, secretHash } from '../../src/engine/secrets/hash.ts'
import { lockedUntil, reserve } from '../../src/engine/secrets/lockout.ts'
import { seededRandom } from '../random.ts'

describe('the wait after wrong passwords', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [10, 32],
    [14, 512],
    [15, 900],
    [60, 900],
  ])('after %i of them is %i seconds', (failures, seconds) => {
    expect(lockedUntil({ failures, last: 1_000_000 })).toBe(seconds && 1_000_000 + seconds * 1000)
  })

  it('is counted from the last that was judged: one that came too early counts for nothing', () => {
    const five = { failures: 5, last: 1_000_000 }
    expect(reserve(five, 1_000_999)).toBe('locked')
    expect(reserve(five, 1_001_000)).toEqual({ failures: 6, last: 1_001_000 })
  })

  it('is forgotten after a quarter of an hour without any', () => {
    const many = { failures: 60, last: 1_000_000 }
    expect(reserve(many, 1_899_999)).toBe('locked')
    expect(reserve(many, 1_900_000)).toEqual({ failures: 1, last: 1_900_000 })
    expect(reserve(undefined, 7)).toEqual({ failures: 1, last: 7 })
  })
})

describe('the hash of a code', () => {
  const random = seededRandom('codes')
  const user = { poolId: 'pool', username: 'ana' }
  const hash = codeHash(random, user, 'reset', 'ana@example.com', '123456')

  it('is the same for the same', () => {
    expect(codeHash(random, { ...user }, 'reset', 'ana@example.com', '123456')).toBe(hash)
  })

  it.each([
    ['pool', codeHash(random, { ...user, poolId: 'other' }, 'reset', 'ana@example.com', '123456')],
    ['user', codeHash(random, { ...user, username: 'eve' }, 'reset', 'ana@example.com', '123456')],
    ['purpose', codeHash(random, user, 'email', 'ana@example.com', '123456')],
    ['address', codeHash(random, user, 'reset', 'eve@example.com', '123456')],
    ['code', codeHash(random, user, 'reset', 'ana@example.com', '123457')],
    ['key', codeHash(seededRandom('others'), user, 'reset', 'ana@example.com', '123456')],
  ])('is another for another %s', (_, other) => {
    expect(other).not.toBe(hash)
  })
})

describe('the hash that proves a client', () => {
  it('is the one of the guide', () => {
    expect(secretHash('secretexample1234567890abcdefghijkl', 'alice', '1example23456789')).toBe(
      '0g4EZ9K0eJ1h5zqWqT6dOx5c4F82XHVtwPyl8T0N130=',
    )
  })

  it.each([
    ['', '', true],
    ['a', 'a', true],
    ['a', 'b', false],
    ['a', 'aa', false],
    ['ä', 'a', false],
  ])('is compared in one time, whatever differs: %j and %j', (one, other, is) => {
    expect(same(one, other)).toBe(is)
  })
})
