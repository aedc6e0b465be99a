import { flow, type Step } from '../../engine/flow.ts'
import type { StsApi } from '../../model/api.ts'
import { Fault } from '../../model/fault.ts'
import { stsOperation } from '../operation.ts'

const refuse: Step<object> = {
  name: 'refuse',
  run() {
    throw new Fault('AccessDeniedException', 'Not authorized to perform sts:GetDelegatedAccessToken')
  },
}

/**
 * Refuses: trade-in tokens come from partners of AWS to whom an account has delegated access, and none
 * has here. That AWS says it in these words is unverified.
 */
export const GetDelegatedAccessToken = stsOperation(
  'GetDelegatedAccessToken',
  'admin',
  flow<StsApi['GetDelegatedAccessToken']['input']>('GetDelegatedAccessToken').step(refuse),
  () => ({}),
)
