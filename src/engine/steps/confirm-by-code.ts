import type { SignInCode } from '../../model/sign-in.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import type { Turn } from '../sign-in/turn.ts'
import { namesOf } from '../users/names.ts'

/** A right code shows that the address is the user's, and so confirms an account that was not. */
export const confirmByCode: Step<Turn & { memory: SignInCode }, { user: User }> = {
  name: 'confirm by code',
  run({ pool, user, memory: { attribute } }, { clock }, { effects }) {
    const verified = `${attribute}_verified`
    const confirms = user.status === 'UNCONFIRMED'
    if (!confirms && user.attributes[verified] === 'true') return { user }
    const modifiedAt = clock.now()
    const status = confirms ? 'CONFIRMED' : user.status
    const changed = { ...user, status, modifiedAt, attributes: { ...user.attributes, [verified]: 'true' } }
    effects.push({
      kind: 'patch user',
      poolId: pool.id,
      username: user.username,
      set: { status, modifiedAt, attributes: { [verified]: 'true' } },
      names: namesOf(pool, changed),
    })
    return { user: changed }
  },
}
