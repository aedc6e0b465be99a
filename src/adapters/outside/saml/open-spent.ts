/** Assertions that may not be brought again. */
export interface Spent {
  has(assertion: string, now: number): boolean
  /** Remembers one until its end, in milliseconds since 1970. Whether it could: none is ever forgotten early. */
  add(assertion: string, ends: number, now: number): boolean
}

/** A memory of this process alone, for at most so many. */
export function openSpent(most = 100_000): Spent {
  const ends = new Map<string, number>()
  let nextToEnd = Infinity

  function forgetEnded(now: number): void {
    if (ends.size < most || nextToEnd > now) return
    nextToEnd = Infinity
    for (const [assertion, end] of ends) {
      if (end <= now) ends.delete(assertion)
      else nextToEnd = Math.min(nextToEnd, end)
    }
  }

  return {
    has: (assertion, now) => (ends.get(assertion) ?? -Infinity) > now,
    add(assertion, end, now) {
      forgetEnded(now)
      if (ends.size >= most) return false
      ends.set(assertion, end)
      nextToEnd = Math.min(nextToEnd, end)
      return true
    },
  }
}
