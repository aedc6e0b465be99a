import { flow } from '../../engine/flow.ts'
import { changeMembership } from '../../engine/steps/change-membership.ts'
import { findGroup } from '../../engine/steps/find-group.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Makes a user a member of a group of the pool. */
export const AdminAddUserToGroup = operation(
  'AdminAddUserToGroup',
  'admin',
  flow<Api['AdminAddUserToGroup']['input']>('AdminAddUserToGroup')
    .step(findPool)
    .step(findUser)
    .step(findGroup)
    .step(changeMembership('join group')),
  () => ({}),
)
