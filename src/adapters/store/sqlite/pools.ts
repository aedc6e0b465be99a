import type { Refusal, Write } from '../../../engine/effect.ts'
import type { PartName } from '../../../engine/ports.ts'
import { Fault } from '../../../model/fault.ts'
import type { KeptPool, PartKind, PoolPart } from '../../../model/pool.ts'
import type { JsonObject } from '../../../model/trigger.ts'
import type { Seal } from '../../seal/open-seal.ts'
import type { Database } from './database.ts'
import { openDrift, type Change, type Drifting, type Drifts } from './drift.ts'

type Row = Readonly<Record<string, unknown>>
type Of<Kind extends Write['kind']> = Drifting<Write & { kind: Kind }>

/** User pools that the API made. */
export interface Pools {
  readonly drift: Drifts
  byId(id: string): KeptPool | undefined
  revision(id: string): number | undefined
  all(): readonly { readonly id: string; readonly revision: number }[]
  ofPart(part: PartName): string | undefined
  make(write: Of<'make pool'>): void
  change(write: Of<'change pool'>): void
  remove(write: Of<'delete pool'>): void
  makePart(write: Of<'make part'>): void
  changePart(write: Of<'change part'>): void
  putPart(write: Of<'put part'>): void
  removePart(write: Of<'delete part'>): void
}

// What no two pools have by one name.
const unshared: ReadonlySet<PartKind> = new Set<PartKind>(['domain'])

/** Each pool and each part a document, sealed: clients and providers have secrets in theirs. */
export function openPools(db: Database, seal: Seal): Pools {
  const hide = (body: object, ...where: string[]) =>
    seal.seal(Buffer.from(JSON.stringify(body)), JSON.stringify(['pool', ...where]))
  const shown = (bytes: unknown, ...where: string[]) =>
    JSON.parse(
      Buffer.from(seal.open(bytes as Uint8Array, JSON.stringify(['pool', ...where]))).toString(),
    ) as JsonObject

  const dates = (row: Row) => ({
    createdAt: Number(row['created_at']),
    modifiedAt: Number(row['modified_at']),
  })
  const readPart = (row: Row): PoolPart => {
    const [poolId, kind, name] = [String(row['pool_id']), row['kind'] as PartKind, String(row['name'])]
    return { kind, name, body: shown(row['body'], poolId, kind, name), ...dates(row) }
  }
  const revision = (id: string) => {
    const row = db.sql('SELECT revision FROM pools WHERE id = ?').get(id)
    return row && Number(row['revision'])
  }
  /** Every change of a part is one of its pool. */
  const count = (id: string, gone: Refusal) => {
    const { changes } = db.sql('UPDATE pools SET revision = revision + 1 WHERE id = ?').run(id)
    if (!changes) refuse(gone)
  }

  const ofPart = ({ kind, name }: PartName) => {
    const row = db.sql('SELECT pool_id FROM pool_parts WHERE kind = ? AND name = ?').get(kind, name)
    return row && String(row['pool_id'])
  }

  const drift = openDrift(db, seal)
  /** Of what is declared only the change is kept, and nothing where there is none. */
  const keep = (poolId: string, part: PartName | undefined, change: Change | 'none', at: number) =>
    change === 'none' ? drift.drop(poolId, part) : drift.keep(poolId, part, change, at)

  return {
    drift,
    revision,
    ofPart,
    byId(id) {
      const row = db.sql('SELECT * FROM pools WHERE id = ?').get(id)
      if (!row) return undefined
      const parts = db.sql('SELECT * FROM pool_parts WHERE pool_id = ? ORDER BY kind, name').all(id)
      return {
        id,
        properties: shown(row['body'], id) as unknown as KeptPool['properties'],
        revision: Number(row['revision']),
        parts: parts.map(readPart),
        ...dates(row),
      }
    },
    all: () =>
      db
        .sql('SELECT id, revision FROM pools ORDER BY id')
        .all()
        .map((row) => ({ id: String(row['id']), revision: Number(row['revision']) })),
    make({ id, properties, at }) {
      const add = db.sql(
        'INSERT INTO pools (id, body, revision, created_at, modified_at) VALUES (?, ?, 1, ?, ?)',
      )
      add.run(id, hide(properties, id), at, at)
    },
    change({ id, properties, at, revision: was, changed, drift: change }) {
      if (change) {
        if (drift.revision(id) !== was) refuse(changed)
        return keep(id, undefined, change, at)
      }
      const put = db.sql(`UPDATE pools SET body = ?, revision = revision + 1, modified_at = ?
        WHERE id = ? AND revision = ?`)
      if (!put.run(hide(properties, id), at, id, was).changes) refuse(changed)
    },
    remove({ id, gone }) {
      if (!db.sql('DELETE FROM pools WHERE id = ?').run(id).changes) refuse(gone)
      db.sql('DELETE FROM import_jobs WHERE pool_id = ?').run(id)
      db.sql('INSERT INTO gone_pools (id) VALUES (?) ON CONFLICT DO NOTHING').run(id)
    },
    makePart({ poolId, part: { kind, name, body, createdAt, modifiedAt }, taken, gone, drift: change }) {
      const shared = unshared.has(kind) && (ofPart({ kind, name }) ?? drift.ofPart({ kind, name }))
      if (change) {
        const made = drift.of(poolId).find(({ part }) => part?.kind === kind && part.name === name)
        if (shared || (made && made.how !== 'gone')) refuse(taken)
        return keep(poolId, { kind, name }, change, createdAt)
      }
      count(poolId, gone)
      if (shared) refuse(taken)
      const add = db.sql(`INSERT INTO pool_parts (pool_id, kind, name, body, created_at, modified_at)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`)
      const hidden = hide(body, poolId, kind, name)
      if (!add.run(poolId, kind, name, hidden, createdAt, modifiedAt).changes) refuse(taken)
    },
    changePart({ poolId, part: { kind, name, body, modifiedAt }, gone, drift: change }) {
      if (change) return keep(poolId, { kind, name }, change, modifiedAt)
      count(poolId, gone)
      const put = db.sql(`UPDATE pool_parts SET body = ?, modified_at = ?
        WHERE pool_id = ? AND kind = ? AND name = ?`)
      if (!put.run(hide(body, poolId, kind, name), modifiedAt, poolId, kind, name).changes) refuse(gone)
    },
    putPart({ poolId, part: { kind, name, body, createdAt, modifiedAt }, gone, drift: change }) {
      if (change) return keep(poolId, { kind, name }, change, modifiedAt)
      count(poolId, gone)
      const put = db.sql(`INSERT INTO pool_parts (pool_id, kind, name, body, created_at, modified_at)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET body = excluded.body, modified_at = excluded.modified_at`)
      put.run(poolId, kind, name, hide(body, poolId, kind, name), createdAt, modifiedAt)
    },
    removePart({ poolId, part: { kind, name }, gone, drift: change }) {
      // When it was taken away nobody asks.
      if (change) return keep(poolId, { kind, name }, change, 0)
      count(poolId, gone)
      const take = db.sql('DELETE FROM pool_parts WHERE pool_id = ? AND kind = ? AND name = ?')
      if (!take.run(poolId, kind, name).changes) refuse(gone)
    },
  }
}

function refuse({ code, message }: Refusal): never {
  throw new Fault(code, message)
}
