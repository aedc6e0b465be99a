import type { Write } from '../../engine/effect.ts'
import type { PartName, Ports } from '../../engine/ports.ts'
import { difference } from '../../model/merge-patch.ts'
import type { UserPool } from '../../model/pool.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { Change, Drifting } from '../store/sqlite/drift.ts'
import { declaredParts } from './declared-parts.ts'
import { openLeftParts } from './left-parts.ts'

/** A store in which changes of declared pools are kept beside their files, and those of other pools as ever. */
export function driftingStore<Store extends Pick<Ports['store'], 'commit' | 'keptPool'>>(
  store: Store,
  declared: readonly UserPool[],
): Store {
  const pools = new Map(declared.map((pool) => [pool.id, pool]))
  const whole = openLeftParts(store)

  const mark = async (write: Write): Promise<Drifting<Write>> => {
    const pool = 'poolId' in write ? pools.get(write.poolId) : 'id' in write ? pools.get(write.id) : undefined
    if (!pool) return write
    switch (write.kind) {
      case 'change pool': {
        const body = difference(
          pool.properties as unknown as JsonObject,
          write.properties as unknown as JsonObject,
        )
        return { ...write, drift: body ? { how: 'patch', body } : 'none' }
      }
      case 'make part':
      case 'change part':
      case 'put part':
        return { ...write, drift: changeOf(await bodyIn(pool, write.part), write.part.body) }
      case 'delete part':
        return {
          ...write,
          drift: (await bodyIn(pool, write.part)) ? { how: 'gone', body: {} } : 'none',
        }
      default:
        return write
    }
  }
  const bodyIn = async (pool: UserPool, { kind, name }: PartName) =>
    [...declaredParts(pool), ...((await whole(pool)).parts ?? [])].find(
      (part) => part.kind === kind && part.name === name,
    )?.body

  return {
    ...store,
    commit: async (writes: readonly Write[]) => store.commit(await Promise.all(writes.map(mark))),
  }
}

function changeOf(was: JsonObject | undefined, is: JsonObject): Change | 'none' {
  if (!was) return { how: 'whole', body: is }
  const body = difference(was, is)
  return body ? { how: 'patch', body } : 'none'
}
