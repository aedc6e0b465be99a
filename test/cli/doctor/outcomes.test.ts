import { describe, expect, it } from 'vitest'
import { certificateOutcomes } from '../../../src/cli/doctor/certificate.ts'
import { clockOutcomes } from '../../../src/cli/doctor/clock.ts'
import { roomOutcome } from '../../../src/cli/doctor/disk.ts'
import { nodeOutcome } from '../../../src/cli/doctor/node.ts'
import { proxy } from '../../../src/cli/doctor/proxy.ts'

describe('what doctor makes of', () => {
  it.each([
    ['26.10.0', '>=26', 'ok'],
    ['26.0.0', '>=26', 'ok'],
    ['27.1.0', '>=26.4', 'ok'],
    ['26.10.0', '>=26.4', 'ok'],
    ['26.3.9', '>=26.4', 'wrong'],
    ['25.99.0', '>=26', 'wrong'],
    ['26.10.0', '>=26.10.1', 'wrong'],
  ])('Node %s where %s is asked for: %s', (version, asked, verdict) => {
    expect(nodeOutcome(version, asked).verdict).toBe(verdict)
  })

  const usual = { now: Date.UTC(2026, 10, 23), drift: 3, skew: -4, made: Date.UTC(2026, 10, 1) }
  it.each([
    ['usual ones', {}, 'ok', /^the clock says 2026-11-23/],
    ['one of 1970', { now: 5 }, 'wrong', /^the clock says 1970-01-01, and our own files are of a later day/],
    ['one that is being set', { drift: -7_000 }, 'warning', /set by 7\.0 seconds/],
    ['a disk that is ahead', { skew: 30_000 }, 'warning', /30\.0 seconds ahead/],
    ['a disk that is behind', { skew: -30_000 }, 'warning', /30\.0 seconds behind/],
  ])('clocks, %s', (_, other, verdict, words) => {
    const [outcome] = clockOutcomes({ ...usual, ...other })
    expect(outcome).toMatchObject({ verdict, message: expect.stringMatching(words) })
  })

  it.each([
    [10, 'wrong', '10 MiB'],
    [300, 'warning', '300 MiB'],
    [900, 'ok', '900 MiB'],
    [20_480, 'ok', '20 GiB'],
  ])('%d MiB of room: %s', (free, verdict, words) => {
    const outcome = roomOutcome(free * 1024 * 1024)
    expect(outcome).toMatchObject({ verdict, message: expect.stringContaining(words) })
  })

  const certificate = {
    validTo: 'Nov 23 12:00:00 2027 GMT',
    subjectAltName: 'DNS:localhost, DNS:*.auth.localhost, IP Address:127.0.0.1',
    checkHost: (name: string) => (name === 'localhost' ? name : undefined),
  }
  const elsewhere = { subjectAltName: 'DNS:auth.example.com', checkHost: () => undefined }
  it.each([
    [
      'of this year',
      {},
      '2026-11-24',
      'ok',
      /is for localhost, \*\.auth\.localhost, 127\.0\.0\.1, until 2027-11-23/,
    ],
    ['of two weeks', {}, '2027-11-12', 'warning', /counts until 2027-11-23/],
    ['that has ended', {}, '2027-11-24', 'wrong', /ended on 2027-11-23/],
    [
      'of another name',
      elsewhere,
      '2026-11-24',
      'warning',
      /is for auth\.example\.com, and not for localhost/,
    ],
  ])('a certificate %s', (_, other, today, verdict, words) => {
    const [outcome] = certificateOutcomes({ ...certificate, ...other }, Date.parse(today))
    expect(outcome).toMatchObject({ verdict, message: expect.stringMatching(words) })
  })

  const secret = 'http://user:hunter2@proxy.example:3128'
  it.each([
    [{}, 'ok', 'no variable names a proxy'],
    [{ HTTP_PROXY: '' }, 'ok', 'no variable names a proxy'],
    [{ HTTP_PROXY: secret }, 'warning', 'HTTP_PROXY is set: '],
    [{ https_proxy: secret, ALL_PROXY: secret }, 'warning', 'HTTPS_PROXY and ALL_PROXY are set: '],
    [
      { HTTP_PROXY: secret, NO_PROXY: 'example.com, localhost' },
      'ok',
      'HTTP_PROXY is set, and NO_PROXY leaves',
    ],
    [{ HTTP_PROXY: secret, no_proxy: '*' }, 'ok', 'HTTP_PROXY is set, and NO_PROXY leaves'],
  ])('the variables %j: %s', async (variables, verdict, words) => {
    const [outcome] = [...(await proxy.look({ root: '/', port: 9340, variables }))]
    expect(outcome).toMatchObject({ verdict, message: expect.stringContaining(words) })
    expect(JSON.stringify(outcome)).not.toContain('hunter2')
  })
})
