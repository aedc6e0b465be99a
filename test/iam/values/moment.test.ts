import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentOf } from '../../../src/iam/values/moment.ts'
import { numberOf } from '../../../src/iam/values/number.ts'

describe('moments', () => {
  it.each([
    ['2026', '2026-01-01T00:00:00.000Z'],
    ['2026-03', '2026-03-01T00:00:00.000Z'],
    ['2026-03-04', '2026-03-04T00:00:00.000Z'],
    ['2026-03-04T05:06Z', '2026-03-04T05:06:00.000Z'],
    ['2026-03-04T05:06:07Z', '2026-03-04T05:06:07.000Z'],
    ['2026-03-04T05:06:07', '2026-03-04T05:06:07.000Z'],
    ['2026-03-04T05:06:07.1239Z', '2026-03-04T05:06:07.124Z'],
    ['2026-03-04T00:06:07+01:30', '2026-03-03T22:36:07.000Z'],
    ['2026-03-04T23:30:00-01:00', '2026-03-05T00:30:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2000-02-29', '2000-02-29T00:00:00.000Z'],
    ['0000-01-01', '0000-01-01T00:00:00.000Z'],
    ['1772323200', '2026-03-01T00:00:00.000Z'],
    ['1772323200.5', '2026-03-01T00:00:00.500Z'],
    ['0', '1970-01-01T00:00:00.000Z'],
  ])('reads %s', (text, moment) => {
    expect(momentOf(text)).toBe(new Date(moment).getTime())
  })

  it.each([
    '',
    'T',
    'now',
    '2026-13',
    '2026-00',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-4-1',
    '2026-03-04T',
    '2026-03-04T05',
    '2026-03-04T24:00Z',
    '2026-03-04T05:60Z',
    '2026-03-04T05:06:60Z',
    '2026-03-04T05:06.5Z',
    '2026-03-04T05:06:07.Z',
    '2026-03-04T05:06:07.1.2Z',
    '2026-03-04T05:06:07+0100',
    '2026-03-04T05:06:07+24:00',
    '2026-03T05:06Z',
    '2026-03-04 05:06:07Z',
    '2026-03-04T05:06:07ZZ',
    'Wed, 04 Mar 2026 05:06:07 GMT',
    '1e9',
    '12-34-56',
  ])('takes `%s` for no moment', (text) => {
    expect(momentOf(text)).toBeUndefined()
  })

  it('reads every moment that JavaScript writes', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('0000-01-01T00:00:00Z'),
          max: new Date('9999-12-31T23:59:59Z'),
          noInvalidDate: true,
        }),
        (date) => {
          expect(momentOf(date.toISOString())).toBe(date.getTime())
        },
      ),
    )
  })
})

describe('numbers', () => {
  it.each([
    ['1', 1],
    ['-1.50', -1.5],
    ['+2', 2],
    ['007', 7],
    ['0.1', 0.1],
  ])('reads %s', (text, value) => {
    expect(numberOf(text)).toBe(value)
  })

  it.each(['', ' ', '-', '1.', '.5', '1e3', '0x1', 'Infinity', 'NaN', '1 ', '1_000', '--1', '9'.repeat(400)])(
    'takes `%s` for no number',
    (text) => {
      expect(numberOf(text)).toBeUndefined()
    },
  )
})
