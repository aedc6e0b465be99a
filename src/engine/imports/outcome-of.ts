import { Fault } from '../../model/fault.ts'
import type { ImportJob, ImportLine } from '../../model/import-job.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { NameClaim } from '../effect.ts'
import type { CsvRow, Ports } from '../ports.ts'
import { nameKey, namesOf, usernameAttributes } from '../users/names.ts'
import { readRow } from './read-row.ts'

/** What a row came to: a user to be kept, or a line of the log. */
export type Outcome =
  | { readonly user: User; readonly names: readonly NameClaim[] }
  | { readonly skipped: ImportLine }
  | { readonly failed: ImportLine }

/** What stands around a row. */
interface Around {
  readonly pool: UserPool
  readonly job: ImportJob
  readonly columns: readonly string[]
  /** Names of the users that rows before it have made; those of its own are added. */
  readonly taken: Set<string>
}

/** The user that a row makes, if nobody has a name of theirs: neither in the pool nor by the rows before it. */
export async function outcomeOf(
  { line, fields }: CsvRow,
  { pool, job, columns, taken }: Around,
  ports: Pick<Ports, 'store' | 'random' | 'clock'>,
): Promise<Outcome> {
  const read = readRow({ pool, hashing: job.hashing }, columns, fields, ports)
  if ('reason' in read) return { failed: { line, outcome: 'FAILED', reason: read.reason } }
  const { user, typed } = read
  const names = namesOf(pool, user)
  // An alias that somebody else has is no sign of the same person. How AWS counts such a row is unverified.
  const called = new Set([typed, ...usernameAttributes(pool).map((name) => user.attributes[name] ?? typed)])
  const same = new Set([...called].map((name) => nameKey(pool, name)))
  for (const { name, taken: refusal } of names) {
    if (!taken.has(name) && !(await ports.store.userByName(pool.id, name))) continue
    return same.has(name)
      ? { skipped: { line, outcome: 'SKIPPED', reason: 'The user already exists.' } }
      : { failed: { line, outcome: 'FAILED', reason: new Fault(refusal.code, refusal.message).message } }
  }
  for (const { name } of names) taken.add(name)
  return { user, names }
}
