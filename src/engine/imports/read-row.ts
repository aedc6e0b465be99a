import { Fault } from '../../model/fault.ts'
import type { HashingAlgorithm, ImportedHash } from '../../model/import-job.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Factors, User } from '../../model/user.ts'
import type { Ports } from '../ports.ts'
import { drawUuid } from '../secrets/random-text.ts'
import { checkAttributes, checkRequired } from '../users/attributes.ts'
import { offeredTo } from '../users/factors.ts'
import { placeName } from '../users/place-name.ts'
import { hashColumn, own } from './csv-header.ts'
import { readHash } from './read-hash.ts'
import { longestRow } from './rules.ts'

/** Why a row makes no user, in words that tell nothing of what stands in it. */
class Unfit extends Error {}

/** As in the guide. */
const unverified =
  'The User Record does not set any of the auto verified attributes to true. (Example: email_verified to true).'

const addresses = [
  ['email_verified', 'email'],
  ['phone_number_verified', 'phone_number'],
] as const

/** Holds the columns against what a pool asks of everybody. All words but the first are unverified. */
function checkVerified(pool: UserPool, values: Readonly<Record<string, string>>): void {
  const auto = pool.properties.AutoVerifiedAttributes ?? []
  if (!auto.some((name) => values[`${name}_verified`] === 'true')) throw new Unfit(unverified)
  for (const [flag, name] of addresses)
    if (values[flag] === 'true' && !values[name])
      throw new Unfit(`The User Record sets ${flag} to true and has no ${name}.`)
}

/** A value as it is kept: truths in small letters. A birth date stays as the guide wants it written: unverified. */
function readValue(name: string, text: string): string {
  if (name === 'email_verified' || name === 'phone_number_verified') {
    if (!/^(true|false)$/i.test(text)) throw new Unfit(`The value of ${name} is neither true nor false.`)
    return text.toLowerCase()
  }
  if (name === 'birthdate' && !/^(0[1-9]|1[0-2])\/(0[1-9]|[12]\d|3[01])\/\d{4}$/.test(text))
    throw new Unfit('The value of birthdate is not of the format mm/dd/yyyy.')
  if (name === 'updated_at' && !/^\d{1,12}$/.test(text))
    throw new Unfit('The value of updated_at is not a time in seconds since 1970.')
  return text
}

/** What a row says of second proofs: nothing, unless it turns messages on where the pool leaves that to users. */
function readMfa(pool: UserPool, text: string): Factors | undefined {
  const { MfaConfiguration: rule = 'OFF', EnabledMfas = [] } = pool.properties
  if (!/^(true|false)?$/i.test(text)) throw new Unfit(`The value of ${own.mfa} is neither true nor false.`)
  const on = text.toLowerCase() === 'true'
  if ((rule === 'OFF' && on) || (rule === 'ON' && text && !on))
    throw new Unfit(`The value of ${own.mfa} does not fit the MFA configuration of the user pool.`)
  // The flag is older than all other proofs: which it turns on is unverified.
  return on && EnabledMfas.includes('SMS_MFA') ? { turned: { SMS_MFA: true } } : undefined
}

function readName(text: string): string {
  if (!text) throw new Unfit('The User Record has no cognito:username.')
  if (/\s/.test(text) || text.length > 128)
    throw new Unfit('The cognito:username has a space or a tab, or more than 128 characters.')
  return text
}

function readBrought(text: string, hashing: HashingAlgorithm | undefined): ImportedHash | undefined {
  if (!text) return undefined
  if (!hashing) throw new Unfit('The User Record has a password hash, and the job names no algorithm.')
  const read = readHash(hashing, text)
  if ('bad' in read) throw new Unfit(read.bad)
  return read
}

/** Whether somebody can come in without a password: then nobody has to set one first. */
const byCode = (pool: UserPool, user: User) =>
  offeredTo(pool, user).some((factor) => factor === 'EMAIL_OTP' || factor === 'SMS_OTP')

/** The user that a row makes, checked like any other new one and not yet kept, or why it makes none. */
export function readRow(
  { pool, hashing }: { readonly pool: UserPool; readonly hashing?: HashingAlgorithm | undefined },
  columns: readonly string[],
  fields: readonly string[],
  { random, clock }: Pick<Ports, 'random' | 'clock'>,
): { readonly user: User; readonly typed: string } | { readonly reason: string } {
  try {
    if (fields.length !== columns.length)
      throw new Unfit('The row has another number of fields than the header.')
    // Between two fields stands a comma.
    if (fields.reduce((sum, field) => sum + field.length + 1, -1) > longestRow)
      throw new Unfit(`The row has more than ${longestRow} characters.`)
    const said = new Map(columns.map((name, index) => [name, (fields[index] ?? '').trim()]))
    const take = (name: string) => {
      const text = said.get(name) ?? ''
      said.delete(name)
      return text
    }
    const [name, mfa, hash] = [take(own.username), take(own.mfa), take(hashColumn)]
    const typed = readName(name)
    const factors = readMfa(pool, mfa)
    const importedHash = readBrought(hash, hashing)
    const values = Object.fromEntries(
      [...said].filter(([, text]) => text).map(([name, text]) => [name, readValue(name, text)]),
    )
    const sub = drawUuid(random)
    const placed = placeName(pool, typed, values, sub)
    checkVerified(pool, placed.attributes)
    checkAttributes(pool, placed.attributes)
    checkRequired(pool, placed.attributes)
    const now = clock.now()
    const dates = { createdAt: now, modifiedAt: now }
    const user: User = {
      poolId: pool.id,
      ...placed,
      sub,
      enabled: true,
      status: 'CONFIRMED',
      ...dates,
      ...(importedHash && { importedHash }),
      ...(factors && { factors }),
    }
    const comes = importedHash !== undefined || byCode(pool, user)
    return { user: comes ? user : { ...user, status: 'RESET_REQUIRED' }, typed }
  } catch (error) {
    if (error instanceof Unfit || error instanceof Fault) return { reason: error.message }
    throw error
  }
}
