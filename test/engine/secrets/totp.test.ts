import { describe, expect, it } from 'vitest'
import { seedOf, totp } from '../../../src/engine/secrets/totp.ts'

describe('a code by time', () => {
  // The last six of the eight digits in RFC 6238, appendix B.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('is at second %d what the standard says: %s', (second, code) => {
    expect(totp(Buffer.from('12345678901234567890'), Math.floor(second / 30))).toBe(code)
  })
})

describe('a seed', () => {
  const bytes = Buffer.from('12345678901234567890')

  it.each([
    ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'],
    ['gezd gnbv gy3t qojq gezd gnbv gy3t qojq'],
    ['GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ\n'],
  ])('is read as people write it: %j', (text) => {
    expect(seedOf(text)).toEqual(bytes)
  })

  it.each([
    ['MFRGGZDFMZTWQ2LKNNWA====', 'abcdefghijkl'],
    ['MFRGGZDFMZTWQ2LKNNWG23Q', 'abcdefghijklmn'],
    ['77777777777777777777777Q', '\xff'.repeat(15)],
  ])('may be of any length: %s', (text, said) => {
    expect(seedOf(text)?.subarray(0, 14).toString('latin1')).toBe(said.slice(0, 14))
  })

  it.each([
    ['nothing', ''],
    ['letters that base32 has not', 'GEZDGNBVGY3TQOJ0GEZDGNBVGY3TQOJ1'],
    ['too short to be hard to guess', 'GEZDGNBVGY3TQ'],
    ['base64', 'MTIzNDU2Nzg5MDEyMzQ1Njc4OTA='],
  ])('is not %s', (_, text) => {
    expect(seedOf(text)).toBeUndefined()
  })
})
