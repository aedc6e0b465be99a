import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { hidesUsers } from '../client-rules.ts'
import type { Step } from '../flow.ts'
import type { Ports } from '../ports.ts'
import { asUuid } from '../secrets/random-text.ts'
import { isEmail, isPhone } from '../users/attributes.ts'
import { nameKey, usernameAttributes } from '../users/names.ts'

/** What Cognito says of nobody, by where it is asked. */
const nobody = {
  'sign-in': 'User does not exist.',
  account: 'Username/client id combination not found.',
}

/**
 * Somebody who is not there: a user like any other, the same for ever, whom no proof fits. The name is
 * of the form that names have in this pool, and so are the addresses.
 */
function stranger(pool: UserPool, typed: string, random: Ports['random']): User {
  const draw = (what: string) => random.stable(`${pool.id} ${nameKey(pool, typed)} ${what}`)
  const sub = asUuid(draw('sub'))
  const email = isEmail(typed) ? typed : `${draw('email').toString('hex').slice(0, 8)}@example.com`
  const digits = String(draw('phone').readUInt32BE() % 10_000).padStart(4, '0')
  return {
    poolId: pool.id,
    username: usernameAttributes(pool).length ? sub : typed,
    sub,
    enabled: true,
    status: 'CONFIRMED',
    attributes: {
      email,
      email_verified: 'true',
      phone_number: isPhone(typed) ? typed : `+1555000${digits}`,
      phone_number_verified: 'true',
    },
    createdAt: 0,
    modifiedAt: 0,
    password: {
      salt: draw('salt').toString('hex').slice(0, 32),
      verifier: draw('verifier').toString('hex').repeat(12),
    },
    stranger: true,
  }
}

/**
 * Makes sure there is a user to go on with. Where a client hides who exists, nobody becomes a stranger,
 * so that nothing after this asks who exists.
 */
export const recogniseUser = (
  where: keyof typeof nobody,
): Step<{ pool: UserPool; client: AppClient; typed: string; found: User | undefined }, { user: User }> => ({
  name: 'recognise user',
  run({ pool, client, typed, found }, { random }) {
    if (found) return { user: found }
    if (!hidesUsers(client)) throw new Fault('UserNotFoundException', nobody[where])
    return { user: stranger(pool, typed, random) }
  },
})
