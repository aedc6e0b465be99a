import { importLife } from '../../../engine/imports/rules.ts'
import type { Database } from './database.ts'
import { importStatements } from './imports.ts'

const minute = 60_000
const atOnce = 200

/**
 * What goes, and how long after its time: a sign-in that is late is told so for a while, and a grant's
 * last access token may outlive it by a day.
 */
const swept = [
  { table: 'sign_ins', key: 'id', when: 'expires_at', after: 60 * minute },
  { table: 'codes', key: 'pool_id, username, purpose', when: 'expires_at', after: 0 },
  { table: 'authorization_codes', key: 'hash', when: 'expires_at', after: 60 * minute },
  { table: 'browser_sessions', key: 'id', when: 'expires_at', after: 0 },
  { table: 'hand_offs', key: 'hash', when: 'expires_at', after: 0 },
  { table: 'spent_assertions', key: 'hash', when: 'expires_at', after: 0 },
  { table: 'sessions', key: 'id', when: 'expires_at', after: 0 },
  { table: 'grants', key: 'id', when: 'expires_at', after: 24 * 60 * minute },
  { table: 'kept', key: 'id', when: 'expires_at', after: 0 },
  { table: 'auth_events', key: 'seq', when: 'at', after: 2 * 365 * 24 * 60 * minute },
  { table: 'attempts', key: 'key', when: 'last', after: 2 * 24 * 60 * minute },
  { table: 'outbox', key: 'id', when: 'failed_at', after: 7 * 24 * 60 * minute },
] as const

/**
 * Takes away what has expired, a little at a time: called inside a transaction that is there
 * anyway, it looks once a minute, and again at once while there is more.
 */
export function openSweep(db: Database, now: () => number): () => void {
  let next = -Infinity
  return () => {
    const at = now()
    if (at < next) return
    let more = false
    for (const { table, key, when, after } of swept) {
      const sweep = db.sql(`DELETE FROM ${table} WHERE (${key}) IN
        (SELECT ${key} FROM ${table} WHERE ${when} <= ? LIMIT ${atOnce})`)
      if (Number(sweep.run(at - after).changes) >= atOnce) more = true
    }
    if (sweepGonePool(db)) more = true
    if (sweepUnstartedImport(db, at)) more = true
    next = more ? at : at + minute
  }
}

/** Takes some users away of a pool that is gone; whether there is more to do. */
function sweepGonePool(db: Database): boolean {
  const gone = db.sql('SELECT id FROM gone_pools LIMIT 1').get()
  if (!gone) return false
  const id = String(gone['id'])
  // Names, memberships, codes and grants go with their users.
  const sweep = db.sql(
    `DELETE FROM users WHERE id IN (SELECT id FROM users WHERE pool_id = ? LIMIT ${atOnce})`,
  )
  if (Number(sweep.run(id).changes) < atOnce) db.sql('DELETE FROM gone_pools WHERE id = ?').run(id)
  return true
}

/** Takes some of the file of an import away that was never started; whether there is more to do. */
function sweepUnstartedImport(db: Database, at: number): boolean {
  const job = db.sql(importStatements.unstarted).get(at - importLife)
  if (!job) return false
  const id = String(job['id'])
  const sweep = db.sql(
    `DELETE FROM import_chunks WHERE rowid IN (SELECT rowid FROM import_chunks WHERE job_id = ? LIMIT ${atOnce})`,
  )
  if (Number(sweep.run(id).changes) < atOnce)
    db.sql(`UPDATE import_jobs SET status = 'Expired' WHERE id = ?`).run(id)
  return true
}
