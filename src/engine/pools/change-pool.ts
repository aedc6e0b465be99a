import type { UserPoolProperties } from '../../model/cloudformation.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Run } from '../flow.ts'
import type { Ports } from '../ports.ts'

// Two at once read the same, and the later would undo the earlier. The sentence is unverified.
const busy = 'The user pool is being modified by another request.'

/** Says anew what a pool that the API made is, and gives it as it then is. */
export function changePool(
  pool: UserPool,
  properties: UserPoolProperties,
  { clock }: Pick<Ports, 'clock'>,
  { effects }: Pick<Run, 'effects'>,
  /** How two changes at once are told, where the operation does not list the code for it. */
  code: 'ConcurrentModificationException' | 'TooManyRequestsException' = 'ConcurrentModificationException',
): UserPool {
  const { id, revision = 0 } = pool
  const changed = { code, message: busy }
  effects.push({ kind: 'change pool', id, properties, at: clock.now(), revision, changed })
  return { ...pool, name: properties.UserPoolName, properties }
}
