import { flow } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayMfaConfig } from '../say-mfa-config.ts'

/** Tells an administrator by which second proofs and passkeys the users of a pool sign in. */
export const GetUserPoolMfaConfig = operation(
  'GetUserPoolMfaConfig',
  'admin',
  flow<Api['GetUserPoolMfaConfig']['input']>('GetUserPoolMfaConfig').step(findPool),
  ({ pool }) => sayMfaConfig(pool),
)
