import type { ImportJob } from '../../model/import-job.ts'
import type { UserPool } from '../../model/pool.ts'
import { schemaOf } from '../users/attributes.ts'

const first = ['name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username']
const then = ['profile', 'picture', 'website', 'email', 'email_verified', 'gender', 'birthdate', 'zoneinfo']
const last = ['locale', 'phone_number', 'phone_number_verified', 'address', 'updated_at']
/** In the order of the example in the guide. */
const standard = [...first, ...then, ...last]

/** What a row says beside attributes. */
export const own = { mfa: 'cognito:mfa_enabled', username: 'cognito:username' } as const
/** The column of hashes, which is not in the header that the API tells. */
export const hashColumn = 'password_hash'

/** The columns of a file for this pool. Where custom attributes stand among them is unverified. */
export function csvHeader(pool: UserPool): readonly string[] {
  const others = [...schemaOf(pool).keys()].filter((name) => name !== 'sub' && !standard.includes(name))
  return [...standard, ...others, own.mfa, own.username]
}

/**
 * Whether a file's first row is a header for this job: why not, else nothing. All columns must be there, in
 * any order; in a file with password hashes, whose example in the guide lacks most, only the name and the hash.
 * The words are unverified.
 */
export function wrongHeader(pool: UserPool, job: ImportJob, columns: readonly string[]): string | undefined {
  const known = csvHeader(pool)
  const needed = job.hashing ? [own.username, hashColumn] : known
  const missing = needed.filter((name) => !columns.includes(name))
  if (missing.length) return said('lacks', missing)
  const strange = columns.filter((name) => name !== hashColumn && !known.includes(name))
  if (strange.length) return said('has a strange', strange)
  const twice = columns.filter((name, index) => columns.indexOf(name) !== index)
  return twice.length ? said('repeats', twice) : undefined
}

// As many as the API takes of a message, and only what can be a name: a file without a header begins with somebody's data.
function said(what: string, [name = '', ...more]: readonly string[]): string {
  const shown = /^[\w:-]{1,40}$/.test(name) ? ` ${name}` : ''
  return `The CSV header ${what} column${shown}${more.length ? `, and ${more.length} more` : ''}.`
}
