import type { Outcome } from './call-trigger.ts'
import { mebibytes, milliseconds } from './cost-words.ts'

/** What many calls of one trigger have cost. */
export interface Repeated {
  readonly runs: number
  readonly failed: number
  /** The first call that failed, counted from 1, and why. */
  readonly firstFailure?: { readonly call: number; readonly error?: NonNullable<Outcome['error']> }
  /** Milliseconds in the sandbox: half of the calls took no longer than `p50`, and 95 in a hundred than `p95`. */
  readonly took?: Spread
  /** Milliseconds of computing. */
  readonly cpu?: Spread
  /** Bytes of heap after the first call and after the last, and what was added on average from one to the next. */
  readonly heap?: { readonly first: number; readonly last: number; readonly growth: number }
}

interface Spread {
  readonly p50: number
  readonly p95: number
  readonly max: number
}

/** Sums up calls of one trigger, in the order in which they were made. */
export function sumUp(
  outcomes: readonly Pick<Outcome, 'ok' | 'took' | 'cpu' | 'heap' | 'error'>[],
): Repeated {
  const known = (name: 'took' | 'cpu' | 'heap') => outcomes.flatMap((outcome) => outcome[name] ?? [])
  const [took, cpu, heap] = [spread(known('took')), spread(known('cpu')), known('heap')]
  const [first, last] = [heap[0], heap.at(-1)]
  const failing = outcomes.findIndex(({ ok }) => !ok)
  const error = outcomes[failing]?.error
  return {
    runs: outcomes.length,
    failed: outcomes.filter(({ ok }) => !ok).length,
    ...(failing >= 0 && { firstFailure: { call: failing + 1, ...(error && { error }) } }),
    ...(took && { took }),
    ...(cpu && { cpu }),
    ...(first !== undefined &&
      last !== undefined && {
        heap: { first, last, growth: heap.length > 1 ? Math.round((last - first) / (heap.length - 1)) : 0 },
      }),
  }
}

function spread(values: readonly number[]): Spread | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]
  const [p50, p95, max] = [at(0.5), at(0.95), sorted.at(-1)]
  return p50 === undefined || p95 === undefined || max === undefined ? undefined : { p50, p95, max }
}

/** The same in words, a line each. */
export function repeatedLines({ runs, failed, firstFailure, took, cpu, heap }: Repeated): readonly string[] {
  const spreadWords = ({ p50, p95, max }: Spread) =>
    `p50 ${milliseconds(p50)}, p95 ${milliseconds(p95)}, at most ${milliseconds(max)}`
  const first = firstFailure?.call ?? 0
  return [
    `${runs} calls${failed ? `, ${failed} of them failed` : ''}${first > 1 ? `, the first of those was call ${first}` : ''}`,
    ...(took ? [`  time  ${spreadWords(took)}`] : []),
    ...(cpu ? [`  CPU   ${spreadWords(cpu)}`] : []),
    ...(heap
      ? [`  heap  ${mebibytes(heap.first)} to ${mebibytes(heap.last)}, ${signed(heap.growth)} bytes a call`]
      : []),
  ]
}

const signed = (bytes: number) => (bytes > 0 ? `+${bytes}` : String(bytes))
