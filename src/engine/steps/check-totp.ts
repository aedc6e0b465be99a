import { Fault } from '../../model/fault.ts'
import type { Refusal } from '../effect.ts'
import type { Step } from '../flow.ts'
import { same } from '../secrets/hash.ts'
import { period, seedOf, totp } from '../secrets/totp.ts'
import type { Counted } from './count-attempt.ts'

// A code counts while it is shown, and one period before and after (RFC 6238, 5.2).
const drift = [-1, 0, 1]
// The sentence is unverified.
const usedUp = 'Your software token has already been used once.'

/** Compares a code with what an authenticator shows now. Each code counts once. */
export const checkTotp = (wrong: Refusal): Step<Counted & { seed: string; shownCode: string }> => ({
  name: 'check code of the authenticator',
  async run({ pool, user, seed, shownCode }, { clock, store }) {
    const bytes = seedOf(seed)
    const now = Math.floor(clock.now() / period)
    const shown = drift.map((by) => now + by).find((count) => bytes && same(totp(bytes, count), shownCode))
    if (shown === undefined) throw new Fault(wrong.code, wrong.message)
    let used = false
    await store.count(`authenticator ${pool.id} ${user.username}`, (was) => {
      // `last` is when the period of the last code that was taken began.
      used = was !== undefined && was.last >= shown * period
      return used ? was : { failures: 0, last: shown * period }
    })
    if (used) throw new Fault('ExpiredCodeException', usedUp)
    return undefined
  },
})
