import { expect, it } from 'vitest'
import { openSpent } from '../../../src/adapters/outside/saml/open-spent.ts'

it('an assertion is spent until it ends', () => {
  const spent = openSpent()
  expect(spent.has('a', 0)).toBe(false)
  expect(spent.add('a', 10, 0)).toBe(true)
  expect([spent.has('a', 9), spent.has('a', 10), spent.has('b', 9)]).toEqual([true, false, false])
})

it('a memory that is full forgets what has ended, and takes no other before', () => {
  const spent = openSpent(2)
  spent.add('a', 10, 0)
  spent.add('b', 20, 0)
  expect(spent.add('c', 30, 9)).toBe(false)
  expect(spent.has('c', 9)).toBe(false)
  expect(spent.add('c', 30, 10)).toBe(true)
  expect([spent.has('b', 10), spent.has('c', 10)]).toEqual([true, true])
  expect(spent.add('d', 30, 19)).toBe(false)
  expect(spent.add('d', 30, 20)).toBe(true)
})
