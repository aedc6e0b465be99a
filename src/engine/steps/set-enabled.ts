import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'

/** Lets a user sign in again, or keeps the user out. Doing it twice changes nothing. */
export const setEnabled = (enabled: boolean): Step<{ user: User }> => ({
  name: enabled ? 'enable user' : 'disable user',
  run({ user: { poolId, username } }, { clock }, { effects }) {
    const set = { enabled, modifiedAt: clock.now() }
    effects.push({ kind: 'patch user', poolId, username, set })
    return undefined
  },
})
