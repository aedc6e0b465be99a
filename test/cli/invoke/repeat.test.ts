import { expect, it } from 'vitest'
import { repeatedLines, sumUp } from '../../../src/cli/invoke/repeat.ts'

const call = (took: number, heap: number, ok = true) => ({ ok, took, cpu: took / 2, heap })

it('sums up what calls have cost: half took no longer, and 95 in a hundred', () => {
  const calls = Array.from({ length: 100 }, (_, n) => call(n + 1, 1_000_000 + n * 10, n !== 7))
  const repeated = sumUp(calls)
  expect(repeated).toEqual({
    runs: 100,
    failed: 1,
    firstFailure: { call: 8 },
    took: { p50: 50, p95: 95, max: 100 },
    cpu: { p50: 25, p95: 47.5, max: 50 },
    heap: { first: 1_000_000, last: 1_000_990, growth: 10 },
  })
  expect(repeatedLines(repeated)).toEqual([
    '100 calls, 1 of them failed, the first of those was call 8',
    '  time  p50 50.0 ms, p95 95.0 ms, at most 100 ms',
    '  CPU   p50 25.0 ms, p95 47.5 ms, at most 50.0 ms',
    '  heap  1.0 MiB to 1.0 MiB, +10 bytes a call',
  ])
})

it('tells only what is known of calls that failed before they ran', () => {
  expect(sumUp([{ ok: false }, { ok: false }])).toEqual({
    runs: 2,
    failed: 2,
    firstFailure: { call: 1 },
  })
  expect(repeatedLines({ runs: 2, failed: 2 })).toEqual(['2 calls, 2 of them failed'])
})

it('says why the first one that failed did', () => {
  const error = { failure: 'threw', type: 'Error', message: 'no' } as const
  expect(sumUp([call(1, 1), { ...call(1, 1, false), error }]).firstFailure).toEqual({ call: 2, error })
})
