import type { Command } from 'commander'
import { readProject } from '../../adapters/disk/project.ts'
import { livingServer } from '../../adapters/disk/server-file.ts'
import { Unreadable } from '../../adapters/disk/unreadable.ts'
import { forgetTraits, keptTraits } from '../../adapters/pools/keep-traits.ts'
import { unknown } from '../named.ts'
import { openLeftStore } from '../store/open-left-store.ts'
import { declaredIds } from './declared-ids.ts'

/** What is asked for. */
export interface Wanted {
  readonly pools: readonly string[]
  readonly yes?: true
  readonly protected?: true
  readonly cwd: string
  readonly command: Command
}

/** A pool that is gone, and what is kept of it. */
export interface Gone {
  readonly id: string
  /** As it was last declared; nothing of an identity pool. */
  readonly name?: string
  readonly protected: boolean
  readonly removed: boolean
  readonly amounts: Readonly<Record<string, number>>
}

// Of either kind of pool: scripts may keep things under names that are no pool's.
const form = /^[a-z]+(?:-[a-z]+)+-\d(?:_[0-9A-Za-z]+|:[0-9a-f-]{36})$/

/** Looks for what is kept of pools that are gone, and with `yes` removes it. */
export async function pruneStore(wanted: Wanted): Promise<readonly Gone[]> {
  const { cwd, pools, command, yes, protected: even } = wanted
  const server = livingServer(cwd)
  if (server && yes)
    throw new Unreadable(
      `the server ${server.pid} runs in \`${cwd}\` at ${server.url}, and may be at work on what would go`,
      'end it first',
    )
  const alive = declaredIds(await readProject(cwd))
  const store = openLeftStore(cwd)
  try {
    const made = [...(await store.keptPools()), ...(await store.madeIdentityPools())]
    for (const { id } of made) alive.add(id)
    const last = keptTraits(store)
    const gone = store.poolData.ids().filter((id) => form.test(id) && !alive.has(id))
    const named = gone.map((id) => last[id]?.name ?? id)
    for (const pool of pools)
      if (![...gone, ...named].includes(pool)) unknown('pool that is gone', pool, named, command)
    const chosen = gone.filter(
      (id, at) => !pools.length || [id, named[at]].some((one) => pools.includes(one ?? '')),
    )
    return chosen.map((id): Gone => {
      const seen = last[id]
      const safe = seen?.protected === true
      const amounts = store.poolData.amounts(id)
      const removed = yes === true && (!safe || even === true)
      if (removed) {
        store.poolData.remove(id)
        forgetTraits(store, id)
      }
      return { id, ...(seen?.name !== undefined && { name: seen.name }), protected: safe, removed, amounts }
    })
  } finally {
    store.close()
  }
}
