import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { flow, type Step } from '../flow.ts'
import { retiring, wasUsed } from '../secrets/password-history.ts'
import { checkPolicy } from '../secrets/password-policy.ts'
import { checkLeaked, type Compromised } from '../threats/leaked-passwords.ts'
import { newVerifier } from '../secrets/srp.ts'

interface Setting {
  readonly pool: UserPool
  readonly client?: AppClient | undefined
  readonly user: User
  readonly newPassword: string
}

/** Refuses a password that the pool's policy does not take. */
export const checkNewPassword: Step<{ pool: UserPool; newPassword: string }> = {
  name: 'check password policy',
  run({ pool, newPassword }) {
    checkPolicy(pool, newPassword)
    return undefined
  },
}

/** Refuses a password that the user has, or had not long ago, where the pool remembers them. */
export const checkHistory: Step<Setting> = {
  name: 'check password history',
  async run({ pool, user, newPassword }, ports) {
    if (await wasUsed(pool, user, newPassword, ports))
      throw new Fault('PasswordHistoryPolicyViolationException')
    return undefined
  },
}

const keepPassword: Step<Setting, { user: User }> = {
  name: 'keep password',
  async run({ pool, user, newPassword }, ports, { effects }) {
    const { temporaryUntil: _over, ...rest } = user
    const modifiedAt = ports.clock.now()
    const password = await newVerifier(user, newPassword, ports)
    const set = { password, status: 'CONFIRMED', modifiedAt } as const
    effects.push(...retiring(pool, user), {
      kind: 'patch user',
      poolId: user.poolId,
      username: user.username,
      set: { ...set, temporaryUntil: null },
    })
    return { user: { ...rest, ...set } }
  },
}

/** Gives the user a password of the user's own, which confirms the account for good. */
export const setPassword: Step<Setting, { user: User } & Compromised> = flow<Setting>('set password')
  .step(checkNewPassword)
  .step(checkLeaked)
  .step(checkHistory)
  .step(keepPassword)
