import { flow } from '../../engine/flow.ts'
import { setPreference } from '../../engine/mfa/set-preference.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Turns a user's second proofs on and off, and says which is asked for first. */
export const AdminSetUserMFAPreference = operation(
  'AdminSetUserMFAPreference',
  'admin',
  flow<Api['AdminSetUserMFAPreference']['input']>('AdminSetUserMFAPreference')
    .step(findPool)
    .step(findUser)
    .step(setPreference),
  () => ({}),
)
