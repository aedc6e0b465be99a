import type { Write } from '../../../engine/effect.ts'
import { Fault } from '../../../model/fault.ts'
import type { ImportJob, ImportLine } from '../../../model/import-job.ts'
import { asOf } from '../../../engine/imports/rules.ts'
import type { Database } from './database.ts'

type Row = Readonly<Record<string, unknown>>
type Of<Kind extends Write['kind']> = Write & { kind: Kind }

/** Imports of users, without their files. */
export interface Imports {
  byId(poolId: string, id: string): ImportJob | undefined
  /** The newest first. */
  page(
    poolId: string,
    page: { limit: number; after?: string },
  ): { readonly jobs: readonly ImportJob[]; readonly next?: string }
  underWay(): readonly ImportJob[]
  /** Of whatever pool, as it stands, with what became of the first rows that were not imported. */
  find(
    id: string,
    now: number,
  ): { readonly job: ImportJob; readonly lines: readonly ImportLine[] } | undefined
  make(write: Of<'make import job'>): void
  change(write: Of<'change import job'>): void
}

/** As many lines of a log as are told. */
const mostLines = 10_000

// As the index has it to the letter: SQLite finds no other words for it.
const indexed = `status IN ('Created', 'Pending', 'InProgress', 'Stopping')`
/** The statements that look for jobs of all pools, each of which goes by an index. */
export const importStatements = {
  underWay: `SELECT * FROM import_jobs WHERE ${indexed} AND status <> 'Created' ORDER BY id`,
  another: `SELECT 1 FROM import_jobs WHERE ${indexed} AND status <> 'Created' AND id <> ? LIMIT 1`,
  unstarted: `SELECT id FROM import_jobs WHERE ${indexed} AND status = 'Created' AND created_at <= ? LIMIT 1`,
} as const

const over = new Set<ImportJob['status']>(['Stopped', 'Failed', 'Succeeded', 'Expired'])

/** Jobs as rows: what is searched for in columns, the rest as JSON. */
export function openImports(db: Database): Imports {
  const read = (row: Row): ImportJob => ({
    ...(JSON.parse(String(row['body'])) as Omit<ImportJob, 'id' | 'poolId' | 'status' | 'rows' | 'upload'>),
    id: String(row['id']),
    poolId: String(row['pool_id']),
    status: row['status'] as ImportJob['status'],
    rows: Number(row['rows']),
    ...(row['upload'] !== null && { upload: String(row['upload']) }),
  })
  const byId = (poolId: string, id: string) => {
    const row = db.sql('SELECT * FROM import_jobs WHERE id = ? AND pool_id = ?').get(id, poolId)
    return row && read(row)
  }

  return {
    byId,
    page(poolId, { limit, after }) {
      const rows =
        after === undefined
          ? db
              .sql('SELECT * FROM import_jobs WHERE pool_id = ? ORDER BY created_at DESC, id DESC LIMIT ?')
              .all(poolId, limit + 1)
          : db
              .sql(
                `SELECT * FROM import_jobs WHERE pool_id = ? AND (created_at, id) < (?, ?)
                ORDER BY created_at DESC, id DESC LIMIT ?`,
              )
              .all(poolId, ...placeOf(after), limit + 1)
      const jobs = rows.slice(0, limit).map(read)
      const last = jobs.at(-1)
      return { jobs, ...(rows.length > limit && last && { next: `${last.createdAt}/${last.id}` }) }
    },
    underWay: () => db.sql(importStatements.underWay).all().map(read),
    find(id, now) {
      const row = db.sql('SELECT * FROM import_jobs WHERE id = ?').get(id)
      if (!row) return undefined
      const find = db.sql('SELECT * FROM import_lines WHERE job_id = ? ORDER BY line LIMIT ?')
      const lines = find.all(id, mostLines).map((one) => ({
        line: Number(one['line']),
        outcome: one['outcome'] as ImportLine['outcome'],
        reason: String(one['reason']),
      }))
      return { job: asOf(read(row), now), lines }
    },
    make({ job, most, full }) {
      const { id, poolId, status, rows, upload: _none, ...body } = job
      const has = db.sql('SELECT count(*) AS jobs FROM import_jobs WHERE pool_id = ?').get(poolId)
      if (Number(has?.['jobs']) >= most) throw new Fault(full.code, full.message)
      const add = db.sql(
        'INSERT INTO import_jobs (id, pool_id, status, created_at, rows, body) VALUES (?, ?, ?, ?, ?, ?)',
      )
      add.run(id, poolId, status, job.createdAt, rows, JSON.stringify(body))
    },
    change({ poolId, id, set, when, alone, lines = [], refused }) {
      const was = byId(poolId, id)
      const fits =
        was && when.status.includes(was.status) && (when.rows === undefined || when.rows === was.rows)
      if (!fits) throw new Fault(refused.code, refused.message)
      if (alone && db.sql(importStatements.another).get(id)) throw new Fault(alone.code, alone.message)
      const { id: _id, poolId: _pool, status, rows, upload, ...body } = { ...was, ...set }
      const put = db.sql('UPDATE import_jobs SET status = ?, rows = ?, body = ? WHERE id = ?')
      put.run(status, rows, JSON.stringify(body), id)
      const add = db.sql('INSERT INTO import_lines (job_id, line, outcome, reason) VALUES (?, ?, ?, ?)')
      for (const { line, outcome, reason } of lines) add.run(id, line, outcome, reason)
      // Nothing of a file is kept longer than it is needed.
      if (upload !== undefined && over.has(status))
        db.sql('DELETE FROM import_chunks WHERE job_id = ?').run(id)
    },
  }
}

/** Where a page ended: `<when it was made>/<id>`. */
function placeOf(after: string): readonly [number, string] {
  const [at = '', id = ''] = after.split('/')
  return [Number(at) || 0, id]
}
