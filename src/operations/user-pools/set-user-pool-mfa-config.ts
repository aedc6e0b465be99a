import { flow } from '../../engine/flow.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { setMfa } from '../../engine/pools/set-mfa.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayMfaConfig } from '../say-mfa-config.ts'

/** Says by which second proofs and passkeys the users of a pool sign in: what is left out is no longer so. */
export const SetUserPoolMfaConfig = operation(
  'SetUserPoolMfaConfig',
  'admin',
  flow<Api['SetUserPoolMfaConfig']['input']>('SetUserPoolMfaConfig')
    .step(findPool)
    .step(refuseDeclared())
    .step(setMfa),
  ({ pool }) => sayMfaConfig(pool),
)
