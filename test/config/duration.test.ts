import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatDuration, parseDuration } from '../../src/config/duration.ts'

it.each([
  ['300ms', 300],
  ['1s', 1000],
  ['90s', 90_000],
  ['15m', 900_000],
  ['36h', 129_600_000],
  ['30d', 2_592_000_000],
])('%s is %d milliseconds, and back', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds)
  expect(formatDuration(milliseconds)).toBe(text)
})

it('says a time in the largest unit that is exact', () => {
  expect(formatDuration(parseDuration('1440m'))).toBe('1d')
  expect(formatDuration(parseDuration('1441m'))).toBe('1441m')
  expect(formatDuration(1001)).toBe('1001ms')
})

it('loses nothing, whatever the number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 48 }), (time) => parseDuration(formatDuration(time)) === time),
  )
})

it.each(['', '5', 'm', '1.5h', '-1s', '1w', '1 s'])('does not take %j for a duration', (text) => {
  expect(() => parseDuration(text)).toThrow('not a duration')
})
