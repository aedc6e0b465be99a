import { expect, it } from 'vitest'
import { addressOf } from '../../../src/engine/oauth/send-back.ts'

const state = 'b&c%'

it.each([
  ['https://shop.example.com/콜백', 'https://shop.example.com/%EC%BD%9C%EB%B0%B1?code=c&state=b%26c%25'],
  [
    'https://shop.example.com/caf\u00e9?a=%2F',
    'https://shop.example.com/caf%C3%A9?a=%2F&code=c&state=b%26c%25',
  ],
  ['https://shop.example.com/\ud83d\ude00', 'https://shop.example.com/%F0%9F%98%80?code=c&state=b%26c%25'],
  ['https://shop.example.com/\ud83d', 'https://shop.example.com/%EF%BF%BD?code=c&state=b%26c%25'],
  ['myapp://Callback', 'myapp://Callback?code=c&state=b%26c%25'],
])('sends to %s in letters that headers have, and encodes nothing twice', (redirectUri, address) => {
  const told = addressOf({ redirectUri, responseType: 'code', state }, { code: 'c' })
  expect(told).toBe(address)
})
