import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { nameKey } from '../users/names.ts'

/** Looks for the user by the name that was typed. Nobody is an answer too: what it means comes later. */
export const lookUpUser: Step<{ pool: UserPool; typed: string }, { found: User | undefined }> = {
  name: 'look up user',
  run: async ({ pool, typed }, { store }) => ({
    found: await store.userByName(pool.id, nameKey(pool, typed)),
  }),
}
