import { timingSafeEqual } from 'node:crypto'
import type { Ports } from '../../engine/ports.ts'
import { period, seedOf, totp } from '../../engine/secrets/totp.ts'

/** Wrong codes of a device in one period, after which no other is looked at: a guess is right once in 300,000. */
const most = 5

/** What is known of a device, in the memory of this process alone. */
interface Known {
  /** The period whose code was taken last: neither it nor any before counts again. */
  readonly taken: number
  /** The period in which codes were wrong, and how many. */
  readonly at: number
  readonly wrong: number
}

/** Codes of the period that is now, of the one before and of the one after: clocks differ. */
export function openMfa(): Ports['mfa'] {
  const devices = new Map<string, Known>()
  return {
    take({ serial, seed: text }, code, now) {
      const seed = text === undefined ? undefined : seedOf(text)
      if (!seed) return false
      const at = Math.floor(now / period)
      const { taken, ...before } = devices.get(serial) ?? { taken: -1, at, wrong: 0 }
      const wrong = before.at === at ? before.wrong : 0
      if (wrong >= most) return false
      const shown = [at - 1, at, at + 1].find((one) => one > taken && isSame(totp(seed, one), code))
      devices.set(serial, shown === undefined ? { taken, at, wrong: wrong + 1 } : { taken: shown, at, wrong })
      return shown !== undefined
    },
  }
}

function isSame(code: string, given: string): boolean {
  const [ours, theirs] = [Buffer.from(code), Buffer.from(given)]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}
