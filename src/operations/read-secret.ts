import type { Step } from '../engine/flow.ts'
import type { AppClient, UserPool } from '../model/pool.ts'

/** Reads the secret that a client is told by: the first, where it has two. */
export const readSecret: Step<{ pool: UserPool; client: AppClient }, { secret: string | undefined }> = {
  name: 'read client secret',
  run: ({ pool, client }, { pools }) => ({ secret: pools.secrets(pool, client)[0] }),
}
