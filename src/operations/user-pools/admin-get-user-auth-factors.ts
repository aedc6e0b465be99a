import { flow } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayAuthFactors } from '../say-auth-factors.ts'

/** Tells an administrator by what a user can prove who they are. */
export const AdminGetUserAuthFactors = operation(
  'AdminGetUserAuthFactors',
  'admin',
  flow<Api['AdminGetUserAuthFactors']['input']>('AdminGetUserAuthFactors').step(findPool).step(findUser),
  ({ pool, user }) => sayAuthFactors(pool, user),
)
