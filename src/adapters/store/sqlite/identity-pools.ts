import type { Write } from '../../../engine/effect.ts'
import { patched } from '../../../engine/identity/pools/patched.ts'
import { Fault } from '../../../model/fault.ts'
import type { MadeIdentityPool } from '../../../model/identity.ts'
import type { Database } from './database.ts'

/** Identity pools that the API made. */
export interface IdentityPools {
  byId(id: string): MadeIdentityPool | undefined
  all(): readonly MadeIdentityPool[]
  make(pool: MadeIdentityPool): void
  change(write: Write & { kind: 'change identity pool' }): void
  remove(id: string): void
}

/** Each a document: there are few, and whoever asks for one wants all of it. */
export function openIdentityPools(db: Database): IdentityPools {
  const read = ({ body }: Readonly<Record<string, unknown>>) => JSON.parse(String(body)) as MadeIdentityPool
  const byId = (id: string) => {
    const row = db.sql('SELECT body FROM identity_pools WHERE id = ?').get(id)
    return row && read(row)
  }
  const put = (pool: MadeIdentityPool) => {
    const keep = db.sql(`INSERT INTO identity_pools (id, body) VALUES (?, ?)
      ON CONFLICT DO UPDATE SET body = excluded.body`)
    keep.run(pool.id, JSON.stringify(pool))
  }
  return {
    byId,
    all: () => db.sql('SELECT body FROM identity_pools ORDER BY id').all().map(read),
    make: put,
    // Read and put in the transaction of the write: nobody's change is lost.
    change({ id, set, gone }) {
      const pool = byId(id)
      if (!pool) throw new Fault(gone.code, gone.message)
      put(patched(pool, set))
    },
    remove: (id) => void db.sql('DELETE FROM identity_pools WHERE id = ?').run(id),
  }
}
