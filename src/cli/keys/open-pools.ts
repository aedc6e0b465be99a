import type { Command } from 'commander'
import type { SqliteStore } from '../../adapters/store/sqlite/open-sqlite-store.ts'
import { unknown } from '../named.ts'
import { openProject } from '../project/open-project.ts'

/** A pool by what people call it. */
export interface NamedPool {
  readonly id: string
  readonly name: string
}

/** Finds pools by their names or ids: all that are declared or that the API has made where none is named. */
export async function openPools(
  store: Pick<SqliteStore, 'keptPools' | 'keptPool'>,
  { pools, cwd, env, command }: { pools: readonly string[]; cwd: string; env?: string; command: Command },
): Promise<readonly NamedPool[]> {
  const { model } = await openProject(cwd, env)
  const ids = (await store.keptPools()).map(({ id }) => id)
  const made = await Promise.all(ids.map(async (id) => ({ id, kept: await store.keptPool(id) })))
  const all = [
    ...model.pools.map(({ id, name }) => ({ id, name })),
    ...made.map(({ id, kept }) => ({ id, name: kept?.properties.UserPoolName ?? id })),
  ]
  for (const pool of pools)
    if (!all.some(({ id, name }) => id === pool || name === pool))
      unknown(
        'user pool',
        pool,
        all.map(({ name }) => name),
        command,
      )
  return all.filter(({ id, name }) => !pools.length || pools.includes(id) || pools.includes(name))
}
