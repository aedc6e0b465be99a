import { flow } from '../../engine/flow.ts'
import { changeMembership } from '../../engine/steps/change-membership.ts'
import { findGroup } from '../../engine/steps/find-group.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Ends a user's membership of a group. */
export const AdminRemoveUserFromGroup = operation(
  'AdminRemoveUserFromGroup',
  'admin',
  flow<Api['AdminRemoveUserFromGroup']['input']>('AdminRemoveUserFromGroup')
    .step(findPool)
    .step(findUser)
    .step(findGroup)
    .step(changeMembership('leave group')),
  () => ({}),
)
