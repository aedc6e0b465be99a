import { Fault } from '../../model/fault.ts'
import type { ImportCounts, ImportJob, ImportLine } from '../../model/import-job.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Refusal, Write } from '../effect.ts'
import type { CsvRow, Ports } from '../ports.ts'
import { wrongHeader } from './csv-header.ts'
import { outcomeOf, type Outcome } from './outcome-of.ts'
import { bearable, endings, mostRows, underWay } from './rules.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** So many rows are kept at once, with where the job goes on: few enough that nobody waits long for their turn. */
const together = 100

/** The job was stopped, or another server is at it: whatever was about to be kept is not. */
class Left extends Error {}
// Nobody is told this; it says which condition has failed.
const left: Refusal = { code: 'PreconditionNotMetException', message: 'left' }
const hasLeft = (error: unknown) =>
  error instanceof Left ||
  (error instanceof Fault && error.code === left.code && error.message === left.message)

/** A job that is over, and what it says of it. */
class Over extends Error {}

/**
 * Imports the users of a job that was started, from where it has come. Each batch of users is kept together with
 * the count of rows, on condition that the count is still as it was: so nobody is imported twice, whoever dies
 * and takes it up again.
 */
export async function importUsers(poolId: string, id: string, ports: Ports): Promise<void> {
  const found = await ports.store.importJob(poolId, id)
  // Stopped before it began, or done by another server.
  if (!found || !underWay.includes(found.status)) return
  const at: Place = { job: found, ports }
  try {
    await change(at, { status: 'InProgress' })
    await importRows(at)
  } catch (error) {
    if (hasLeft(error)) return
    const known = error instanceof Over || error instanceof UnreadableFile
    await end(at, 'Failed', known ? error.message : endings.defect).catch((second: unknown) => {
      if (!hasLeft(second)) throw second
    })
    if (!known) throw error
  }
}

/** The job as it was last kept. */
interface Place {
  job: ImportJob
  readonly ports: Ports
}

type Change = (Write & { kind: 'change import job' })['set']

async function change(
  at: Place,
  set: Change,
  users: readonly Write[] = [],
  lines: readonly ImportLine[] = [],
): Promise<void> {
  const { id, poolId, status, rows } = at.job
  const when = { status: [status], rows }
  const write: Write = { kind: 'change import job', poolId, id, set, when, lines, refused: left }
  await at.ports.store.commit([write, ...users])
  at.job = { ...at.job, ...set }
  if (lines.length || set.completedAt !== undefined) at.ports.imports.tell(at.job, lines)
}

const end = (at: Place, status: 'Succeeded' | 'Failed', message: string) =>
  change(at, { status, message, completedAt: at.ports.clock.now() })

async function importRows(at: Place): Promise<void> {
  const { ports } = at
  const done = at.job.rows
  let [columns, row, batch]: [readonly string[] | undefined, number, CsvRow[]] = [undefined, 0, []]
  for await (const read of ports.imports.rows(ports.store.importFile(at.job))) {
    if (!columns) {
      columns = read.fields.map((name) => name.trim())
      const wrong = wrongHeader(await poolOf(at), at.job, columns)
      if (wrong) throw new Over(wrong)
      continue
    }
    if (++row > mostRows) throw new Over(endings.tooLong)
    if (row <= done) continue
    batch.push(read)
    if (batch.length < together) continue
    await keep(at, columns, batch.splice(0))
    if (ports.background.ending()) throw new Left()
  }
  if (!columns) throw new Over(endings.empty)
  if (batch.length) await keep(at, columns, batch)
  const { imported, skipped, failed } = at.job
  if (skipped + failed > bearable * (imported + skipped + failed)) throw new Over(endings.tooMany)
  await end(at, 'Succeeded', endings.succeeded)
}

async function poolOf({ job, ports }: Place): Promise<UserPool> {
  const pool = await ports.pools.byId(job.poolId)
  if (!pool) throw new Over(endings.poolGone)
  return pool
}

/** Keeps what comes of some rows; one by one where somebody has taken a name of theirs meanwhile. */
async function keep(at: Place, columns: readonly string[], rows: readonly CsvRow[]): Promise<void> {
  try {
    await keepTogether(at, columns, rows)
  } catch (error) {
    const taken =
      error instanceof Fault && ['UsernameExistsException', 'AliasExistsException'].includes(error.code)
    if (!taken) throw error
    const [first, ...more] = rows
    if (!first) throw error
    await keep(at, columns, [first])
    if (more.length) await keep(at, columns, more)
  }
}

async function keepTogether(at: Place, columns: readonly string[], rows: readonly CsvRow[]): Promise<void> {
  const pool = await poolOf(at)
  const taken = new Set<string>()
  const outcomes: Outcome[] = []
  for (const row of rows) outcomes.push(await outcomeOf(row, { pool, job: at.job, columns, taken }, at.ports))
  const users = outcomes.flatMap((outcome): Write[] =>
    'user' in outcome ? [{ kind: 'create user', ...outcome }] : [],
  )
  const lines = outcomes.flatMap((outcome) =>
    'skipped' in outcome ? [outcome.skipped] : 'failed' in outcome ? [outcome.failed] : [],
  )
  const { imported, skipped, failed } = at.job
  const counts: ImportCounts = {
    imported: imported + users.length,
    skipped: skipped + lines.filter(({ outcome }) => outcome === 'SKIPPED').length,
    failed: failed + lines.filter(({ outcome }) => outcome === 'FAILED').length,
  }
  await change(at, { ...counts, rows: at.job.rows + rows.length }, users, lines)
}
