import { flow } from '../../engine/flow.ts'
import { revokeSession } from '../../engine/sessions/of-user.ts'
import { checkTracked } from '../../engine/sessions/rules.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Ends a session of a user on an administrator's word, and takes back every token of it. */
export const AdminRevokeUserSession = operation(
  'AdminRevokeUserSession',
  'admin',
  flow<Api['AdminRevokeUserSession']['input']>('AdminRevokeUserSession')
    .step(findPool)
    .step(checkTracked)
    .step(findUser)
    .step(revokeSession),
  () => ({}),
)
