import { availableParallelism } from 'node:os'
import type { Ports } from '../../engine/ports.ts'
import type { SrpJob } from './arithmetic.ts'
import { openWorkerPool } from './worker-pool.ts'

/** The arithmetic of SRP in threads of its own: an exchange takes some 2 ms, which nobody else should wait for. */
export type Srp = Ports['srp'] & {
  /** Ends the threads. */
  close(): Promise<void>
}

// Source runs as TypeScript, and the package as JavaScript.
const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'))

/** Opens the port. Threads start with the first question, one for every two cores. */
export function openSrp({
  threads = Math.ceil(availableParallelism() / 2),
}: { readonly threads?: number } = {}): Srp {
  const pool = openWorkerPool<SrpJob, bigint>(new URL(`./worker${extension}`, import.meta.url), threads)
  const ask = async (job: SrpJob) => {
    for (const value of Object.values(job))
      if (typeof value === 'bigint' && value < 0n) throw new RangeError('a number of SRP is never negative')
    return pool.run(job)
  }
  return {
    raise: (exponent) => ask({ kind: 'raise', exponent }),
    agree: (A, verifier, u, b) => ask({ kind: 'agree', A, verifier, u, b }),
    close: () => pool.close(),
  }
}
