import type { UserPool } from '../../model/pool.ts'
import { domainsOf } from '../pools/change-domain.ts'
import { tierOf } from '../pools/tier.ts'

/** Whether a domain of a pool has the pages of managed login, and not the classic ones, which know less. */
export function isManaged(pool: UserPool, name: string): boolean {
  const domain = domainsOf(pool).find(({ Domain }) => Domain === name)
  return domain?.ManagedLoginVersion === 2 && tierOf(pool) !== 'LITE'
}
