import { describe, expect, it } from 'vitest'
import { isWithin, readAddress } from '../../../stages/parts/ip-address.ts'

it.each([
  ['192.0.2.1', { bits: 32, value: 0xc000_0201n }],
  ['255.255.255.255', { bits: 32, value: 0xffff_ffffn }],
  ['::', { bits: 128, value: 0n }],
  ['::1', { bits: 128, value: 1n }],
  ['2001:DB8::1', { bits: 128, value: (0x2001_0db8n << 96n) + 1n }],
  ['1:2:3:4:5:6:7:8', { bits: 128, value: 0x0001_0002_0003_0004_0005_0006_0007_0008n }],
  ['::ffff:192.0.2.1', { bits: 32, value: 0xc000_0201n }],
  ['::ffff:c000:201', { bits: 32, value: 0xc000_0201n }],
  ['64:ff9b::192.0.2.1', { bits: 128, value: (0x0064_ff9bn << 96n) + 0xc000_0201n }],
])('reads %s', (text, address) => {
  expect(readAddress(text)).toEqual(address)
})

it.each([
  '',
  'localhost',
  '256.0.0.1',
  '192.0.2',
  '192.0.2.01',
  '0xc0.0.2.1',
  '192.0.2.1.',
  ' 192.0.2.1',
  '1:2:3',
  ':::',
  '1::2::3',
  '[::1]',
  'fe80::1%eth0',
  '::1]/@evil.example',
  '12345::',
  '1:2:3:4:5:6:7:8:9',
])('does not read %j', (text) => {
  expect(readAddress(text)).toBeUndefined()
})

describe('a range', () => {
  const within = (ip: string, range: string) => isWithin(readAddress(ip)!, range)

  it.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['192.0.2.77', '192.0.2.0/25'],
    ['192.0.2.77', '192.0.2.77'],
    ['192.0.2.77', '192.0.2.77/32'],
    ['192.0.2.77', '0.0.0.0/0'],
    ['::ffff:192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:1::5', '2001:db8::/32'],
    ['2001:db8::5', '2001:DB8:0:0::/64'],
    ['::1', '::/0'],
  ])('has %s in %s', (ip, range) => {
    expect(within(ip, range)).toBe(true)
  })

  it.each([
    ['192.0.3.77', '192.0.2.0/24'],
    ['192.0.2.177', '192.0.2.0/25'],
    ['192.0.2.78', '192.0.2.77'],
    ['2001:db9::5', '2001:db8::/32'],
    ['::1', '0.0.0.0/0'],
    ['192.0.2.1', '::/0'],
  ])('has not %s in %s', (ip, range) => {
    expect(within(ip, range)).toBe(false)
  })

  it.each(['192.0.2.0/33', '192.0.2.0/', '192.0.2.0/-1', '192.0.2.0/8/8', '2001:db8::/129', 'office', ''])(
    'is not %j',
    (range) => {
      expect(() => within('192.0.2.1', range)).toThrow('is no range of IP addresses')
    },
  )
})
