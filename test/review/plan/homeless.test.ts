import { expect, it } from 'vitest'
import { homeless, type Home } from '../../../src/review/plan/homeless.ts'

const home: Home = {
  accounts: ['123456789012'],
  regions: ['eu-west-1'],
  ids: { 'eu-west-1_AbCdEfGhI': 'pool/shop', abcdefghijklmnopqrstuvwxyz: 'client/shop/web' },
}

it.each([
  ['its account and region', 'arn:aws:s3:eu-west-1:123456789012:x', 'arn:aws:s3:region:account:x'],
  ['the ids of its pools', 'the pool eu-west-1_AbCdEfGhI', 'the pool pool/shop'],
  ['the ids of its clients', 'tokens of abcdefghijklmnopqrstuvwxyz', 'tokens of client/shop/web'],
])('takes away %s', (_, text, without) => {
  expect(homeless(text, home)).toBe(without)
})

it.each([
  ['another account', 'arn:aws:iam::666666666666:root'],
  ['another region', 'arn:aws:s3:us-east-1::x'],
  ['another pool', 'eu-central-1_AbCdEfGhI'],
  ["a text that is as long as a client's id", 'https://zyxwvutsrqponmlkjihgfedcba.example'],
])('leaves %s as it is: it is not its own', (_, text) => {
  expect(homeless(text, home)).toBe(text)
})
