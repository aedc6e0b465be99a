import { expect, it } from 'vitest'
import { elsewhere } from '../../../src/review/rules/elsewhere.ts'
import { rules } from '../../../src/review/rules/rules.ts'

it('says of every concern of the catalogue either what rule tells it, or why none does', () => {
  const both = elsewhere.filter(({ id }) => rules.some((rule) => rule.id === id))
  expect(both.map(({ id }) => id)).toEqual([])
  expect(new Set(elsewhere.map(({ id }) => id)).size).toBe(elsewhere.length)
})
