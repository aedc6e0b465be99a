import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import { isEmail, isPhone } from './attributes.ts'
import { aliases, nameKey, usernameAttributes } from './names.ts'

/** A new user's internal name and attributes, once it is known what the name that was typed stands for. */
export interface Placed {
  readonly username: string
  readonly attributes: Readonly<Record<string, string>>
}

const should = (what: string) => new Fault('InvalidParameterException', `Username should be ${what}.`)
const cannot = (form: string, what: string) =>
  new Fault(
    'InvalidParameterException',
    `Username cannot be of ${form} format, since user pool is configured for ${what} alias.`,
  )

/**
 * Where e-mail or phone is the user name, the name kept is the sub, and what was typed is the
 * attribute. Where they are aliases, a user name must not look like one.
 */
export function placeName(
  pool: UserPool,
  typed: string,
  attributes: Readonly<Record<string, string>>,
  sub: string,
): Placed {
  const stands = usernameAttributes(pool)
  if (!stands.length) {
    if (aliases(pool).includes('email') && isEmail(typed)) throw cannot('email', 'email')
    if (aliases(pool).includes('phone_number') && isPhone(typed)) throw cannot('phone number', 'phone number')
    return { username: typed, attributes }
  }
  const attribute = stands.find((name) => (name === 'email' ? isEmail(typed) : isPhone(typed)))
  if (!attribute)
    throw should(
      stands.length > 1
        ? 'either an email or a phone number'
        : stands[0] === 'email'
          ? 'an email'
          : 'a phone number',
    )
  const given = attributes[attribute]
  // Two different addresses cannot both be the name. How AWS words this is unverified.
  if (given !== undefined && nameKey(pool, given) !== nameKey(pool, typed))
    throw new Fault('InvalidParameterException', `Username and ${attribute} must be the same.`)
  return { username: sub, attributes: { ...attributes, [attribute]: given ?? typed } }
}
