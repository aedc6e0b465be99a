import type { Attempts } from '../ports.ts'

const quarter = 15 * 60_000
const free = 5

/** Until when nothing may be tried: five failures are free, and each after that doubles the wait. */
export function lockedUntil({ failures, last }: Attempts): number {
  return failures < free ? 0 : last + Math.min(2 ** (failures - free) * 1000, quarter)
}

/** Counts a try as failed before it is judged, so that a thousand at once are still counted one by one. */
export function reserve(was: Attempts | undefined, now: number): Attempts | 'locked' {
  if (!was || was.last + quarter <= now) return { failures: 1, last: now }
  return lockedUntil(was) > now ? 'locked' : { failures: was.failures + 1, last: now }
}
