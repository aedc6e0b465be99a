import { expect, it } from 'vitest'
import { isOwn, listeningOn, urlOf } from '../../src/protocol/addresses.ts'

it.each([
  [undefined, false, ['127.0.0.1', '::1']],
  ['localhost', false, ['127.0.0.1', '::1']],
  ['127.0.0.1', false, ['127.0.0.1']],
  [undefined, true, ['0.0.0.0']],
  ['192.168.0.5', true, ['192.168.0.5']],
] as const)('listens, told %s and anybody %s, on %j', (host, anybody, hosts) => {
  expect(listeningOn(host, anybody)).toEqual(hosts)
})

it.each([
  [undefined, 'http://localhost:9340'],
  ['::1', 'http://localhost:9340'],
  ['0.0.0.0', 'http://localhost:9340'],
  ['192.168.0.5', 'http://192.168.0.5:9340'],
  ['fe80::1', 'http://[fe80::1]:9340'],
])('is reached at %s as %s', (host, url) => {
  expect(urlOf(host, 9340)).toBe(url)
})

it.each([
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['localhost.example.com', false],
])('knows whether only this machine reaches %s', (host, own) => {
  expect(isOwn(host)).toBe(own)
})
