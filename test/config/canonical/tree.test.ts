import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  contains,
  difference,
  equal,
  get,
  join,
  keyed,
  listed,
  nest,
  patch,
} from '../../../src/config/canonical/tree.ts'
import type { JsonObject } from '../../../src/model/trigger.ts'

const key = fc.constantFrom('a', 'b', '1', '__proto__', 'constructor')
const leaf = fc.constantFrom<unknown[]>('x', 1, true, [], ['x', { a: null }], {})
const tree = fc.letrec((tie) => ({
  tree: fc
    .array(fc.tuple(key, fc.oneof({ depthSize: 'small' }, leaf, tie('tree'))), { maxLength: 3 })
    .map((all) => Object.fromEntries(all)),
})).tree as fc.Arbitrary<JsonObject>

it('patches one tree into any other by their difference', () => {
  fc.assert(
    fc.property(tree, tree, (from, to) => {
      const changes = difference(from, to)
      return changes === undefined ? equal(from, to) : equal(patch(from, changes), to)
    }),
  )
})

it('joins trees so that the second is wholly in it, and changes neither', () => {
  fc.assert(
    fc.property(tree, tree, (first, second) => {
      const before = JSON.stringify([first, second])
      return contains(join(first, second), second) && JSON.stringify([first, second]) === before
    }),
  )
})

it('takes a key away where a patch says null (RFC 7396)', () => {
  expect(patch({ a: 'b', c: { d: 'e', f: 'g' } }, { a: 'z', c: { f: null } })).toEqual({
    a: 'z',
    c: { d: 'e' },
  })
  expect(patch({}, { a: { bb: { ccc: null } } })).toEqual({ a: { bb: {} } })
  expect(patch({ a: ['b'] }, { a: ['c'] })).toEqual({ a: ['c'] })
})

it('finds only what a tree says itself', () => {
  expect(get({ a: { b: 1 } }, 'a.b')).toBe(1)
  expect(get({ a: {} }, 'a.constructor')).toBeUndefined()
  expect(get({ a: {} }, '__proto__.toString')).toBeUndefined()
  expect(nest('a.b', undefined)).toEqual({})
})

it('makes maps of lists and back, sorted', () => {
  const list = [{ Name: 'a', x: 1 }, { Name: 'b' }]
  expect(keyed(list, 'Name')).toEqual({ a: { x: 1 }, b: {} })
  expect(listed({ b: {}, a: { x: 1 } }, 'Name')).toEqual(list)
})
