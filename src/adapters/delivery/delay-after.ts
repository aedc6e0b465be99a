const first = 2_000
const longest = 15 * 60_000

/** How often a message is tried before it is given up: for about three quarters of an hour. */
export const tries = 12

/**
 * Milliseconds until a message is tried again: from two seconds on twice as long each time, up to a quarter of an
 * hour, and of that between the half and the whole, so that what failed together is not tried together.
 */
export function delayAfter(attempts: number, random: { bytes(count: number): Buffer }): number {
  const whole = Math.min(longest, first * 2 ** (attempts - 1))
  return Math.round(whole / 2 + ((whole / 2) * random.bytes(4).readUInt32BE()) / 2 ** 32)
}
