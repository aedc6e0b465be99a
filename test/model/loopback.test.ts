import { expect, it } from 'vitest'
import { isLoopback } from '../../src/model/loopback.ts'

it.each([
  'localhost',
  'localhost:9340',
  '127.0.0.1:9340',
  '[::1]:9340',
  'http://localhost:3000',
  'https://shop.localhost',
])('takes %s for this machine', (place) => {
  expect(isLoopback(place)).toBe(true)
})

it.each([
  '',
  'null',
  'example.com',
  'localhost.example.com:9340',
  'http://localhost@example.com',
  'http://me@localhost',
  'http://127.0.0.1.nip.io',
  '0.0.0.0:9340',
  '192.168.0.5',
  'not a host',
])('takes `%s` for another', (place) => {
  expect(isLoopback(place)).toBe(false)
})
