import { expect, it } from 'vitest'
import { openRandom } from '../../../src/adapters/random/open-random.ts'
import { seededRandom } from '../../random.ts'

const random = openRandom({ key: Buffer.alloc(32, 7) })

it.each([0, 1, 16, 64, 65, 10_000])('gives %d bytes', (count) => {
  expect(random.bytes(count)).toHaveLength(count)
})

it('never gives the same bytes twice, and never takes them back', () => {
  const given = Array.from({ length: 5_000 }, () => random.bytes(16))
  const words = given.map((one) => one.toString('hex'))
  expect(new Set(words).size).toBe(5_000)
  expect(words).not.toContain('00'.repeat(16))
})

it('answers the same words alike for ever, and other words and keys differently', () => {
  const again = openRandom({ key: Buffer.alloc(32, 7) })
  expect(random.stable('words')).toHaveLength(32)
  expect(again.stable('words')).toEqual(random.stable('words'))
  expect(random.stable('other')).not.toEqual(random.stable('words'))
  expect(openRandom({ key: Buffer.alloc(32, 8) }).stable('words')).not.toEqual(random.stable('words'))
})

it('is the same from one seed, where a test wants that', () => {
  const draw = (seed: string) => {
    const { bytes, stable } = seededRandom(seed)
    return [bytes(40), bytes(3), bytes(40), stable('a'), stable('b')].map((one) => one.toString('hex'))
  }
  expect(draw('one')).toEqual(draw('one'))
  expect(new Set([...draw('one'), ...draw('two')]).size).toBe(10)
})
