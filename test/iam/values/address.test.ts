import fc from 'fast-check'
import { isIP } from 'node:net'
import { describe, expect, it } from 'vitest'
import { isWithin, networkOf, parseAddress } from '../../../src/iam/values/address.ts'

const within = (address: string, network: string) => {
  const [one, all] = [parseAddress(address), networkOf(network)]
  return one !== undefined && all !== undefined && isWithin(one, all)
}

describe('addresses', () => {
  it.each([
    ['203.0.113.9', '203.0.113.0/24', true],
    ['203.0.113.9', '203.0.113.77/24', true],
    ['203.0.113.9', '203.0.112.0/23', true],
    ['203.0.113.9', '203.0.113.8/31', true],
    ['203.0.113.10', '203.0.113.8/31', false],
    ['203.0.113.9', '0.0.0.0/0', true],
    ['255.255.255.255', '128.0.0.0/1', true],
    ['127.255.255.255', '128.0.0.0/1', false],
    ['2001:db8:1::7', '2001:db8::/32', true],
    ['2001:db8:1::7', '2001:db8:1::/48', true],
    ['2001:db8:2::7', '2001:db8:1::/48', false],
    ['2001:db8:1:8000::', '2001:db8:1:8000::/49', true],
    ['2001:db8:1:7fff::', '2001:db8:1:8000::/49', false],
    ['::1', '::1', true],
    ['::1', '::/0', true],
    ['::', '::1', false],
    ['::1', '0.0.0.0/0', false],
    ['1.2.3.4', '::/0', false],
    ['::ffff:10.0.0.1', '10.0.0.0/8', true],
    ['10.0.0.1', '::ffff:10.0.0.0/104', true],
    ['11.0.0.1', '::ffff:10.0.0.0/104', false],
    ['::ffff:a00:1', '10.0.0.1', true],
  ])('finds %s in %s: %s', (address, network, is) => {
    expect(within(address, network)).toBe(is)
  })

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '256.0.0.1',
    '010.0.0.1',
    '1.2.3.4 ',
    '+1.2.3.4',
    '1..2.3',
    '0x7f.0.0.1',
    '2130706433',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '12345::',
    'g::',
    '1.2.3.4::',
    '::1.2.3.4:1',
    'fe80::1%eth0',
    '[::1]',
  ])('takes `%s` for no address', (text) => {
    expect(parseAddress(text)).toBeUndefined()
  })

  it.each([
    '1.2.3.4/33',
    '1.2.3.4/',
    '1.2.3.4/-1',
    '1.2.3.4/08',
    '1.2.3.4/8/8',
    '::/129',
    '::ffff:1.2.3.4/95',
  ])('takes `%s` for no network', (text) => {
    expect(networkOf(text)).toBeUndefined()
  })

  it('reads what Node takes for an address, and nothing else', () => {
    const address = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.ipV4Extended(),
      fc.string({ unit: fc.constantFrom(...'0123456789abcdef:.'), maxLength: 24 }),
    )
    fc.assert(
      fc.property(address, (text) => {
        expect(parseAddress(text) !== undefined).toBe(isIP(text) !== 0)
      }),
      { numRuns: 2000 },
    )
  })

  it('reads an IPv6 address the same however it is written', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 }), (groups) => {
        const long = groups.map((one) => one.toString(16).padStart(4, '0')).join(':')
        const short = new URL(`http://[${long}]/`).hostname.slice(1, -1)
        expect(parseAddress(short)).toEqual(parseAddress(long.toUpperCase()))
      }),
    )
  })
})
