import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { flow, type Step } from '../flow.ts'
import { retiring } from '../secrets/password-history.ts'
import { temporaryLife } from '../secrets/password-policy.ts'
import { newVerifier } from '../secrets/srp.ts'
import { checkNewPassword } from './set-password.ts'

interface Setting {
  readonly pool: UserPool
  readonly user: User
  readonly newPassword: string
}

const keep: Step<Setting, { user: User }> = {
  name: 'keep temporary password',
  async run({ pool, user, newPassword }, ports, { effects }) {
    const now = ports.clock.now()
    const set = {
      password: await newVerifier(user, newPassword, ports),
      status: 'FORCE_CHANGE_PASSWORD',
      temporaryUntil: now + temporaryLife(pool),
      modifiedAt: now,
    } as const
    effects.push(...retiring(pool, user), {
      kind: 'patch user',
      poolId: user.poolId,
      username: user.username,
      set,
    })
    return { user: { ...user, ...set } }
  },
}

/** Gives a user a password that must be changed at the first sign-in, and in time. */
export const setTemporaryPassword: Step<Setting, { user: User }> = flow<Setting>('set temporary password')
  .step(checkNewPassword)
  .step(keep)
