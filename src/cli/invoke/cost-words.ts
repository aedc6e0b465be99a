import type { HostCall } from '../../model/trace.ts'
import { visible } from '../../review/visible.ts'

/** What a call of a script has used, as far as that is known: `1.2 ms, 0.4 ms of CPU, 2.1 MiB of heap`. */
export const costWords = ({ took, cpu, heap }: Cost): string =>
  [
    ...(took === undefined ? [] : [milliseconds(took)]),
    ...(cpu === undefined ? [] : [`${milliseconds(cpu)} of CPU`]),
    ...(heap === undefined ? [] : [`${mebibytes(heap)} of heap`]),
  ].join(', ')

/** Milliseconds, and bytes of heap. */
export interface Cost {
  readonly took?: number | undefined
  readonly cpu?: number | undefined
  readonly heap?: number | undefined
}

/** What a script asked of the world, and what came of it, on one line. */
export const callLine = ({ kind, what, outcome, took }: HostCall): string =>
  `${kind.padEnd(5)} ${visible(what)}: ${visible(outcome)}, ${milliseconds(took)}`

/** A length of time, in milliseconds. */
export const milliseconds = (time: number) => `${time.toFixed(time < 100 ? 1 : 0)} ms`

/** A size in memory. */
export const mebibytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`
