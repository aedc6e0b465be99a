import { describe, expect, it } from 'vitest'
import { now, signerOf } from './proofs.ts'
import { signed } from './signing.ts'

const minute = 60_000
const at = '20260102T030405Z'
const inTime = (sign: Parameters<typeof signed>[0], later: number) =>
  signerOf(signed(sign), 'cognito-idp', now + later).proven
const late = (sign: Parameters<typeof signed>[0], later: number) => {
  expect(() => signerOf(signed(sign), 'cognito-idp', now + later)).toThrow(
    expect.objectContaining({ code: 'InvalidSignatureException' }),
  )
  try {
    signerOf(signed(sign), 'cognito-idp', now + later)
  } catch (error) {
    return (error as Error).message
  }
  return undefined
}

describe('the time of signing', () => {
  it.each([[-5 * minute], [0], [5 * minute]])('may be %d ms ago', (later) => {
    expect(inTime({}, later)).toBe(true)
  })

  it('is told to have been, five minutes later', () => {
    expect(late({}, 5 * minute + 1000)).toBe(
      `Signature expired: ${at} is now earlier than 20260102T030406Z (20260102T030906Z - 5 min.)`,
    )
  })

  it('is told to be yet to come, five minutes before', () => {
    expect(late({}, -5 * minute - 1000)).toBe(
      `Signature not yet current: ${at} is still later than 20260102T030404Z (20260102T025904Z + 5 min.)`,
    )
  })

  it.each([
    ['15 minutes ahead', {}, -15 * minute],
    ['15 minutes ago, where no time is said', {}, 15 * minute],
    ['as long ago as is said', { query: 'X-Amz-Expires=7' }, 7_000],
    ['a week ago', { query: 'X-Amz-Expires=604800' }, 604_800_000],
  ])('of a presigned request may be %s', (_, how, later) => {
    expect(inTime({ presigned: true, ...how }, later)).toBe(true)
  })

  it.each([
    [
      'more than 15 minutes ahead',
      {},
      -15 * minute - 1000,
      `Signature not yet current: ${at} is still later than 20260102T030404Z (20260102T024904Z + 15 min.)`,
    ],
    [
      'more than 15 minutes ago',
      {},
      15 * minute + 1000,
      `Signature expired: ${at} is now earlier than 20260102T030406Z (20260102T031906Z - 15 min.)`,
    ],
    [
      'longer ago than is said',
      { query: 'X-Amz-Expires=7' },
      8_000,
      `Signature expired: ${at} is now earlier than 20260102T030406Z (20260102T030413Z - 7 sec.)`,
    ],
    [
      'more than a week ago',
      { query: 'X-Amz-Expires=604800' },
      604_801_000,
      `Signature expired: ${at} is now earlier than 20260102T030406Z (20260109T030406Z - 10080 min.)`,
    ],
  ])('of a presigned request may not be %s', (_, how, later, words) => {
    expect(late({ presigned: true, ...how }, later)).toBe(words)
  })

  it('must be said for how long of a presigned request to Amazon S3', () => {
    const url = signed({ presigned: true, service: 's3' })
    expect(signerOf(url, 's3').proven).toBe(true)
    const without = { ...url, query: url.query.replace(/&?X-Amz-Expires=\d+/, '') }
    expect(() => signerOf(without, 's3')).toThrow(
      expect.objectContaining({ code: 'IncompleteSignatureException' }),
    )
  })
})
