import { expect, it } from 'vitest'
import { edits, nearest } from '../../src/config/nearest.ts'

it.each([
  ['minLenght', ['minLength', 'maxLength'], 'minLength'],
  ['preSignup', ['preSignUp', 'postConfirmation'], 'preSignUp'],
  ['relying-party-id', ['relyingPartyId'], 'relyingPartyId'],
  ['shop-amdin', ['shop-admin', 'shop-buyer'], 'shop-admin'],
  ['gogle', ['google', 'apple'], 'google'],
  ['mail', ['username', 'email'], 'email'],
])('takes `%s` for the nearest of %j', (word, candidates, meant) => {
  expect(nearest(word, candidates)).toBe(meant)
})

it.each([
  ['pro', ['lite', 'essentials', 'plus']],
  ['use', ['set', 'for']],
  ['x', ['y']],
  ['tier', ['tier']],
  ['a'.repeat(100_000), ['a'.repeat(100_001)]],
])('takes `%.20s` for none of %.40j', (word, candidates) => {
  expect(nearest(word, candidates)).toBeUndefined()
})

it.each([
  ['', '', 0],
  ['role', 'rloe', 1],
  ['role', 'rule', 1],
  ['role', 'roles', 1],
  ['kitten', 'sitting', 3],
])('counts the edits from `%s` to `%s`', (from, to, count) => {
  expect(edits(from, to)).toBe(count)
  expect(edits(to, from)).toBe(count)
})
