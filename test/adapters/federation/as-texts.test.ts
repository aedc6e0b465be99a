import { expect, it } from 'vitest'
import { asTexts } from '../../../src/adapters/federation/as-texts.ts'

it('what a provider says becomes texts', () => {
  const said = { name: 'Bob', age: 42, height: 1.8, adult: true, nobody: null, groups: ['a', 'b'] }
  expect(asTexts(said)).toEqual({
    name: 'Bob',
    age: '42',
    height: '1.8',
    adult: 'true',
    groups: '["a","b"]',
  })
})

it('nobody is told by a number that is read like another one', () => {
  const [one, other] = ['12345678901234567890', '12345678901234567891'].map(
    (employee) => JSON.parse(`{"employee":${employee}}`) as { employee: number },
  )
  expect(one).toEqual(other)
  expect(asTexts(one ?? {})).toEqual({})
})
