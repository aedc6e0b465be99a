import type { UserPool } from '../../model/pool.ts'
import type { User, UserStatus } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { drawUuid } from '../secrets/random-text.ts'
import { checkAttributes, checkRequired } from '../users/attributes.ts'
import { placeName } from '../users/place-name.ts'

/** Works out the user that is to be: names, attributes and state, checked and not yet kept. */
export const prepareUser = (
  status: Extract<UserStatus, 'UNCONFIRMED' | 'FORCE_CHANGE_PASSWORD'>,
): Step<{ pool: UserPool; typed: string; attributes: Readonly<Record<string, string>> }, { user: User }> => ({
  name: 'prepare user',
  run({ pool, typed, attributes }, { random, clock }) {
    const sub = drawUuid(random)
    const placed = placeName(pool, typed, attributes, sub)
    checkAttributes(pool, placed.attributes)
    // Whom an administrator makes is asked for what is missing with the first password.
    if (status === 'UNCONFIRMED') checkRequired(pool, placed.attributes)
    const now = clock.now()
    return {
      user: { poolId: pool.id, ...placed, sub, enabled: true, status, createdAt: now, modifiedAt: now },
    }
  },
})
