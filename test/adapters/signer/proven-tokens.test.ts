import { expect, it } from 'vitest'
import { openProvenTokens, provenName } from '../../../src/adapters/signer/proven-tokens.ts'

it('a token is known again once it was found good', () => {
  const proven = openProvenTokens()
  const name = provenName('pool', 'id', 'a.b.c')
  expect(proven.has(name)).toBe(false)
  proven.add(name)
  expect(proven.has(name)).toBe(true)
})

it.each([
  ['another pool', 'other', 'id', 'a.b.c'],
  ['another use', 'pool', 'access', 'a.b.c'],
  ['another token', 'pool', 'id', 'a.b.d'],
  ['a pool whose name has the use in it', 'pool","id', 'id', 'a.b.c'],
  ['letters that are none', 'pool', 'id', 'a.\ud800.c'],
] as const)(
  'a token is known under the key of its own pool and use alone: not of %s',
  (_, pool, use, token) => {
    expect(provenName(pool, use, token)).not.toBe(provenName('pool', 'id', 'a.b.c'))
    expect(provenName('pool', 'id', 'a.\ud801.c')).not.toBe(provenName('pool', 'id', 'a.\ud800.c'))
  },
)

it('the latest are kept, and no more than so many', () => {
  const proven = openProvenTokens(2)
  for (const name of ['a', 'b', 'b', 'c']) proven.add(name)
  expect(['a', 'b', 'c'].filter(proven.has)).toEqual(['b', 'c'])
})
