import { describe, expect, it } from 'vitest'
import { openMfa } from '../../../src/adapters/mfa/open-mfa.ts'
import { period, totp } from '../../../src/engine/secrets/totp.ts'

const device = { serial: 'arn:aws:iam::123456789012:mfa/ops', seed: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }
const now = Date.UTC(2026, 0, 1, 9, 0, 10)
const shown = (at: number) => totp(Buffer.from('12345678901234567890'), Math.floor(at / period))
const wrong = (n: number) => String(n).padStart(6, '0')

describe('the code of an MFA device', () => {
  it.each([
    ['now', 0],
    ['just before', -period],
    ['on a device that is a little ahead', period],
  ])('is taken that is shown %s', (_, later) => {
    expect(openMfa().take(device, shown(now + later), now)).toBe(true)
  })

  it.each([
    ['a minute ago', shown(now - 2 * period)],
    ['in a minute', shown(now + 2 * period)],
    ['with a digit more', `${shown(now)}0`],
    ['with a digit less', shown(now).slice(1)],
    ['with letters', 'é23456'],
    ['nowhere', ''],
  ])('is not taken that is shown %s', (_, code) => {
    expect(openMfa().take(device, code, now)).toBe(false)
  })

  it('is taken once, and none from before it after it', () => {
    const { take } = openMfa()
    expect(take(device, shown(now), now)).toBe(true)
    expect(take(device, shown(now), now)).toBe(false)
    expect(take(device, shown(now - period), now)).toBe(false)
    expect(take(device, shown(now + period), now + period)).toBe(true)
  })

  it('is another for another device', () => {
    const { take } = openMfa()
    expect(take(device, shown(now), now)).toBe(true)
    expect(take({ ...device, serial: `${device.serial}-2` }, shown(now), now)).toBe(true)
    const other = { ...device, seed: 'MFRGGZDFMZTWQ2LKNNWG23TP' }
    expect(openMfa().take(other, shown(now), now)).toBe(false)
  })

  it('is no longer looked at after five wrong ones, until the next is shown', () => {
    const { take } = openMfa()
    const guesses = [1, 2, 3, 4, 5].map((n) => take(device, wrong(n), now))
    expect(guesses).toEqual([false, false, false, false, false])
    expect(take(device, shown(now), now)).toBe(false)
    expect(take(device, shown(now + period), now + period)).toBe(true)
  })

  it('is still looked at after four', () => {
    const { take } = openMfa()
    for (const n of [1, 2, 3, 4]) take(device, wrong(n), now)
    expect(take(device, shown(now), now)).toBe(true)
  })

  it.each([
    ['no seed', undefined],
    ['a seed that is none', 'not base32!'],
  ])('is never right for a device with %s', (_, seed) => {
    expect(openMfa().take({ ...device, seed }, shown(now), now)).toBe(false)
  })
})
