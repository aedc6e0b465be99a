import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { Unreadable } from '../../adapters/disk/unreadable.ts'
import { openSeal, type Seal } from '../../adapters/seal/open-seal.ts'
import { readSealKey } from '../../adapters/seal/read-seal-key.ts'
import { openSqliteStore, type SqliteStore } from '../../adapters/store/sqlite/open-sqlite-store.ts'

/**
 * Opens what servers of a project have kept in `.poolwright`, as they do themselves; one that runs may have it open
 * as well. Throws `Unreadable` where nothing was ever kept, and where the seal key is missing or another.
 */
export const openLeftStore = (cwd: string): SqliteStore => openLeftKeys(cwd).store

/** The same, with the seal that keys in it are under. */
export function openLeftKeys(cwd: string): { readonly store: SqliteStore; readonly seal: Seal } {
  const own = join(cwd, '.poolwright')
  const file = join(own, 'data.sqlite')
  if (!existsSync(file))
    throw new Unreadable(
      `no server has kept anything in \`${cwd}\``,
      'the folder of a project is named with --cwd',
    )
  const { key } = readSealKey({ env: process.env, file: join(own, 'seal.key'), create: false })
  const seal = openSeal({ key })
  return { store: openSqliteStore({ file, seal }), seal }
}
