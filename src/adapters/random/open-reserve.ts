import { randomBytes } from 'node:crypto'

// One call to the system for many small requests.
const reserve = 4096
const small = 64

/** The system's randomness, of which a little is drawn ahead. */
export function openReserve(): (count: number) => Buffer {
  let pool = Buffer.alloc(0)
  return (count) => {
    if (count > small) return randomBytes(count)
    if (pool.length < count) pool = randomBytes(reserve)
    const taken = Buffer.from(pool.subarray(0, count))
    // Given out once, and not left lying in memory.
    pool.fill(0, 0, count)
    pool = pool.subarray(count)
    return taken
  }
}
