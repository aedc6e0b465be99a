import { describe, expect, it } from 'vitest'
import { describeDevice } from '../../../src/engine/threats/describe-device.ts'

const encoded = (contextData: unknown) =>
  Buffer.from(JSON.stringify({ payload: JSON.stringify({ contextData }), signature: 'x' })).toString('base64')
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

describe('a device', () => {
  it.each([
    [firefox, 'Firefox 140, Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
      'Chrome 140, Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge 140, Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E148 Safari/604',
      'Safari 18, iOS',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605 Version/18.0 Safari/605',
      'Safari 18, macOS',
    ],
    ['aws-sdk-js/3.1164.0 os/linux lang/js', 'AWS SDK js, Linux'],
    ['curl/8', undefined],
  ])('of %s is called %s', (agent, name) => {
    expect(describeDevice(undefined, agent).device).toBe(name)
  })

  it('is known again by the id that the library for browsers gave it, whatever the browser', () => {
    const one = describeDevice(
      encoded({ DeviceId: 'abc', UserAgent: firefox, ClientTimezone: '+09:00' }),
      'x',
    )
    const other = describeDevice(encoded({ DeviceId: 'abc', UserAgent: 'Chrome/140 Windows' }), 'y')
    expect(one).toMatchObject({ device: 'Firefox 140, Linux', timezone: '+09:00' })
    expect(other.mark).toBe(one.mark)
    expect(describeDevice(encoded({ DeviceId: 'abd' }), 'x').mark).not.toBe(one.mark)
  })

  it('keeps nothing of what it is known by but a hash', () => {
    expect(JSON.stringify(describeDevice(encoded({ DeviceId: 'what-only-I-have' }), 'x'))).not.toContain(
      'only-I',
    )
  })

  it.each([
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64')],
    ['another form', Buffer.from('{"payload":"[]"}').toString('base64')],
    ['nothing', Buffer.from('null').toString('base64')],
    ['too much', 'A'.repeat(131_072)],
  ])('is known by its user agent where the data are %s', (_what, data) => {
    expect(describeDevice(data, firefox)).toEqual(describeDevice(undefined, firefox))
  })

  it('is not known where nothing is said', () => {
    expect(describeDevice(undefined, undefined)).toEqual({})
  })
})
