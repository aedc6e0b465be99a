import type { Database } from './database.ts'

/** How much is kept of a pool, by table. */
export type Amounts = Readonly<Record<string, number>>

/** All that is kept under the id of a pool, of whatever kind it is. */
export interface PoolData {
  /** The ids under which something is kept, in order. */
  ids(): readonly string[]
  /** What is kept of one, but for what goes with its users. */
  amounts(id: string): Amounts
  /** Takes all of it away, a little at a time, so that others wait for none of it long. */
  remove(id: string): void
}

const atOnce = 500
// How long another process may hold the lock, in milliseconds.
const patience = 5_000
// What belongs to a user goes with them; who was declared when is a note and no data.
const counted = ['users', 'identities', 'messages', 'runs', 'kept', 'import_jobs']

/** Whatever a later table keeps of a pool is found by its column, so that nothing of one is ever left over. */
export function openPoolData(db: Database): PoolData {
  const tables = () =>
    db
      .sql(
        `SELECT m.name AS name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
           WHERE m.type = 'table' AND c.name = 'pool_id' ORDER BY m.name`,
      )
      .all()
      .map(({ name }) => String(name))
  const together = (work: () => void) => {
    db.patiently(patience, () => db.sql('BEGIN IMMEDIATE').run())
    try {
      work()
      db.sql('COMMIT').run()
    } catch (error) {
      db.sql('ROLLBACK').run()
      throw error
    }
  }
  return {
    ids() {
      const all = tables()
        .map((table) => `SELECT DISTINCT pool_id AS id FROM ${table} WHERE pool_id IS NOT NULL`)
        .join(' UNION ')
      return db
        .sql(`${all} ORDER BY id`)
        .all()
        .map(({ id }) => String(id))
    },
    amounts(id) {
      const all = counted.map((table) => {
        const row = db.sql(`SELECT count(*) AS count FROM ${table} WHERE pool_id = ?`).get(id)
        return [table, Number(row?.['count'] ?? 0)] as const
      })
      return Object.fromEntries(all.filter(([, count]) => count > 0))
    },
    remove(id) {
      // Names, memberships, codes and grants go with their users, and logins with their identities.
      for (const table of ['users', 'identities'])
        for (let more = true; more;)
          together(() => {
            const take = db.sql(`DELETE FROM ${table} WHERE id IN
              (SELECT id FROM ${table} WHERE pool_id = ? LIMIT ${atOnce})`)
            more = Number(take.run(id).changes) === atOnce
          })
      together(() => {
        for (const table of tables()) db.sql(`DELETE FROM ${table} WHERE pool_id = ?`).run(id)
        db.sql('DELETE FROM vault WHERE instr(name, ?) > 0').run(JSON.stringify(id))
      })
    },
  }
}
