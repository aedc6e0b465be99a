import { livingServer } from '../../adapters/disk/server-file.ts'
import { Unreadable } from '../../adapters/disk/unreadable.ts'
import { madePools } from '../../app/made-pools.ts'
import type { KeptPool } from '../../model/pool.ts'
import { askServer } from '../server/ask-server.ts'
import { openLeftStore } from '../store/open-left-store.ts'

/** The pools that the API made, of the server that runs in a project, else as the last one left them. */
export async function readMade(cwd: string): Promise<readonly KeptPool[]> {
  const server = livingServer(cwd)
  if (server?.token) {
    const told = await askServer({ ...server, token: server.token }, '/pools/made', {})
    if (!told)
      throw new Unreadable(
        `the server at ${server.url} does not tell what the API made`,
        'start it anew: poolwright dev',
      )
    return (told as { pools: readonly KeptPool[] }).pools
  }
  const store = openLeftStore(cwd)
  try {
    return await madePools(store)
  } finally {
    store.close()
  }
}
