import { availableParallelism } from 'node:os'
import type { Ports } from '../../engine/ports.ts'
import { openWorkerPool } from '../srp/worker-pool.ts'
import type { BcryptJob } from './bcrypt.ts'
import { fitsHash } from './fits-hash.ts'

/** Checks of hashes from elsewhere, each of which may take a quarter of a second. */
export type Hashes = Ports['hashes'] & {
  /** Ends the threads. */
  close(): Promise<void>
}

// Source runs as TypeScript, and the package as JavaScript.
const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'))

/** Opens the port. Threads start with the first bcrypt hash, one for every two cores. */
export function openHashes(): Hashes {
  const threads = Math.ceil(availableParallelism() / 2)
  const pool = openWorkerPool<BcryptJob, boolean>(new URL(`./worker${extension}`, import.meta.url), threads)
  return {
    fits: (known, password) => fitsHash(known, password, (password, hash) => pool.run({ password, hash })),
    close: () => pool.close(),
  }
}
