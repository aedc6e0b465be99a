import type { SQLInputValue } from 'node:sqlite'
import type { Write } from '../../../engine/effect.ts'
import type { DevicePage } from '../../../engine/ports.ts'
import type { Device } from '../../../model/device.ts'
import { Fault } from '../../../model/fault.ts'
import type { Verifier } from '../../../model/user.ts'
import type { Seal } from '../../seal/open-seal.ts'
import type { Database } from './database.ts'

type Row = Readonly<Record<string, unknown>>

/** The devices of every user, by their keys. */
export interface Devices {
  byKey(poolId: string, username: string, key: string): Device | undefined
  remembered(poolId: string, username: string, page: { limit: number; after?: string }): DevicePage
  make(write: Write & { kind: 'make device' }): void
  change(write: Write & { kind: 'change device' }): void
  forget(write: Write & { kind: 'forget device' }): void
}

/** Devices as rows, what is kept of their secrets sealed for the very user and device. */
export function openDevices(db: Database, seal: Seal): Devices {
  const context = (poolId: string, username: string, key: string) =>
    JSON.stringify(['device', poolId, username, key])

  function read(row: Row): Device {
    const [poolId, username, key] = [String(row.pool_id), String(row.username), String(row.device_key)]
    const opened = seal.open(row.verifier as Uint8Array, context(poolId, username, key))
    return {
      poolId,
      username,
      key,
      remembered: row.remembered === 1,
      verifier: JSON.parse(Buffer.from(opened).toString()) as Verifier,
      ...(row.name !== null && { name: String(row.name) }),
      ...(row.ip !== null && { ip: String(row.ip) }),
      createdAt: Number(row.created_at),
      modifiedAt: Number(row.modified_at),
      authenticatedAt: Number(row.authenticated_at),
    }
  }

  return {
    byKey(poolId, username, key) {
      const find = db.sql('SELECT * FROM devices WHERE pool_id = ? AND username = ? AND device_key = ?')
      const row = find.get(poolId, username, key)
      return row && read(row)
    },
    remembered(poolId, username, { limit, after = '' }) {
      const list = db.sql(`SELECT * FROM devices WHERE pool_id = ? AND username = ? AND device_key > ?
        AND remembered = 1 ORDER BY device_key LIMIT ?`)
      const found = list.all(poolId, username, after, limit + 1)
      const devices = found.slice(0, limit).map(read)
      const last = devices.at(-1)
      return { devices, ...(last && found.length > limit && { next: last.key }) }
    },
    make({ device, taken }) {
      const {
        poolId,
        username,
        key,
        verifier: { salt, verifier },
      } = device
      const there = db.sql('SELECT 1 FROM devices WHERE pool_id = ? AND username = ? AND device_key = ?')
      if (there.get(poolId, username, key)) throw new Fault(taken.code, taken.message)
      const add =
        db.sql(`INSERT INTO devices (device_key, remembered, verifier, name, ip, created_at, modified_at,
        authenticated_at, pool_id, username)
        SELECT ?, ?, ?, ?, ?, ?, ?, ?, pool_id, username FROM users WHERE pool_id = ? AND username = ?`)
      add.run(
        key,
        device.remembered ? 1 : 0,
        seal.seal(Buffer.from(JSON.stringify({ salt, verifier })), context(poolId, username, key)),
        device.name ?? null,
        device.ip ?? null,
        device.createdAt,
        device.modifiedAt,
        device.authenticatedAt,
        poolId,
        username,
      )
    },
    change({ device: { poolId, username, key }, set, gone }) {
      const columns: readonly SQLInputValue[] = [
        set.remembered === undefined ? null : Number(set.remembered),
        set.ip ?? null,
        set.modifiedAt ?? null,
        set.authenticatedAt ?? null,
      ]
      const put = db.sql(`UPDATE devices SET remembered = coalesce(?, remembered), ip = coalesce(?, ip),
        modified_at = coalesce(?, modified_at), authenticated_at = coalesce(?, authenticated_at)
        WHERE pool_id = ? AND username = ? AND device_key = ?`)
      if (!put.run(...columns, poolId, username, key).changes) throw new Fault(gone.code, gone.message)
    },
    forget({ device: { poolId, username, key }, gone }) {
      const take = db.sql('DELETE FROM devices WHERE pool_id = ? AND username = ? AND device_key = ?')
      if (!take.run(poolId, username, key).changes) throw new Fault(gone.code, gone.message)
    },
  }
}
