import { flow } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayAttributes, sayFactors, sayMfaOptions, sayState } from '../say-user.ts'

/** Tells an administrator everything that is known of a user. */
export const AdminGetUser = operation(
  'AdminGetUser',
  'admin',
  flow<Api['AdminGetUser']['input']>('AdminGetUser').step(findPool).step(findUser),
  ({ pool, user }) => ({
    Username: user.username,
    UserAttributes: sayAttributes(user),
    ...sayState(user),
    ...sayFactors(pool, user),
    ...sayMfaOptions(pool, user),
  }),
)
