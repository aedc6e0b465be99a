import type { UserPool } from '../../model/pool.ts'
import type { User, Verifier } from '../../model/user.ts'
import type { Ports } from '../ports.ts'
import { asUuid } from '../secrets/random-text.ts'
import { saltOf } from '../secrets/srp.ts'
import { isEmail, isPhone } from './attributes.ts'
import { aliases, nameKey, usernameAttributes } from './names.ts'

type Random = Pick<Ports['random'], 'stable'>

/** What is shown in the place of a password that is not there: always the same, and nothing fits it. */
export function standIn(poolId: string, username: string, { stable }: Random): Verifier {
  const draw = (what: string) => stable(`${poolId} ${username} ${what}`)
  return { salt: saltOf(draw('salt').subarray(0, 16)), verifier: draw('verifier').toString('hex').repeat(12) }
}

const word = (drawn: Buffer) => Array.from(drawn.subarray(0, 8), (byte) => letters[byte % 26]).join('')
const letters = 'abcdefghijklmnopqrstuvwxyz'

/** Which addresses somebody would have who signs in by this name, in a pool that asks for these. */
function likely({ properties }: UserPool, typed: string): readonly string[] {
  if (isEmail(typed)) return ['email']
  if (isPhone(typed)) return ['phone_number']
  const { AutoVerifiedAttributes: asked } = properties
  return asked?.length ? asked : ['email']
}

/**
 * Somebody who is not there: a user like any other, the same for ever, whom no proof fits. The name is
 * of the form that names have in this pool, and so are the addresses.
 */
export function stranger(pool: UserPool, typed: string, random: Random): User {
  const name = nameKey(pool, typed)
  const draw = (what: string) => random.stable(`${pool.id} ${name} ${what}`)
  const sub = asUuid(draw('sub'))
  // Nobody is called by an address where addresses are aliases: the name behind it is another.
  const byAlias = aliases(pool).length > 0 && (isEmail(typed) || isPhone(typed))
  const digits = String(draw('phone').readUInt32BE() % 10_000).padStart(4, '0')
  const verified = likely(pool, typed)
  const username = usernameAttributes(pool).length || byAlias ? sub : name
  return {
    poolId: pool.id,
    username,
    sub,
    enabled: true,
    status: 'CONFIRMED',
    attributes: {
      email: isEmail(typed) ? typed : `${word(draw('email'))}@${word(draw('domain'))}.example`,
      email_verified: String(verified.includes('email')),
      phone_number: isPhone(typed) ? typed : `+1555000${digits}`,
      phone_number_verified: String(verified.includes('phone_number')),
    },
    createdAt: 0,
    modifiedAt: 0,
    password: standIn(pool.id, username, random),
    // Some have one and some have none, as users do: neither tells who is there.
    ...((draw('passkey')[0] ?? 0) % 2 === 1 && { passkey: true as const }),
    stranger: true,
  }
}
