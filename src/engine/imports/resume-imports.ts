import type { Ports } from '../ports.ts'
import { importUsers } from './import-users.ts'

/** Takes up the imports that an earlier server has left. */
export async function resumeImports(ports: Ports): Promise<void> {
  for (const { poolId, id } of await ports.store.importsUnderWay())
    void ports.background.begin(() => importUsers(poolId, id, ports))
}
