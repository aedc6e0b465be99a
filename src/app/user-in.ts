import type { Ports } from '../engine/ports.ts'
import { nameKey } from '../engine/users/names.ts'
import type { Told } from '../protocol/api/endpoint.ts'

/** Finds users for those who may ask for any: by the internal name, or by any name that leads there. */
export const userIn =
  (store: Ports['store']): Told['user'] =>
  async (pool, name) => {
    const user = (await store.userByName(pool.id, nameKey(pool, name))) ?? (await store.user(pool.id, name))
    return user && { user, groups: await store.groupsOf(pool.id, user.username) }
  }
