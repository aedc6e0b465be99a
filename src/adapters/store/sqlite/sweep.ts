import type { Database } from './database.ts'

const minute = 60_000
const atOnce = 200

/**
 * What goes, and how long after its time: a sign-in that is late is told so for a while, and a grant's
 * last access token may outlive it by a day.
 */
const swept = [
  { table: 'sign_ins', key: 'id', when: 'expires_at', after: 60 * minute },
  { table: 'codes', key: 'pool_id, username, purpose', when: 'expires_at', after: 0 },
  { table: 'grants', key: 'id', when: 'expires_at', after: 24 * 60 * minute },
  { table: 'kept', key: 'id', when: 'expires_at', after: 0 },
  { table: 'attempts', key: 'key', when: 'last', after: 2 * 24 * 60 * minute },
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
    next = more ? at : at + minute
  }
}
