import type { Write } from '../../../engine/effect.ts'
import { Fault } from '../../../model/fault.ts'
import type { Database } from './database.ts'

/** Takes an assertion for used: whoever brings it after that is refused. */
export function spendAssertion(db: Database, write: Write & { kind: 'spend assertion' }): void {
  const { hash, expiresAt, spent } = write
  const keep = db.sql('INSERT INTO spent_assertions (hash, expires_at) VALUES (?, ?) ON CONFLICT DO NOTHING')
  if (!keep.run(hash, expiresAt).changes) throw new Fault(spent.code, spent.message)
}
