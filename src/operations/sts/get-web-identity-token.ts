import { flow, type Step } from '../../engine/flow.ts'
import type { StsApi } from '../../model/api.ts'
import { Fault } from '../../model/fault.ts'
import { stsOperation } from '../operation.ts'

const refuse: Step<object> = {
  name: 'refuse',
  run() {
    throw new Fault('OutboundWebIdentityFederationDisabledException')
  },
}

/**
 * Refuses, as AWS does in an account that has not enabled outbound identity federation: enabling it is an
 * operation of IAM, which this server does not speak.
 */
export const GetWebIdentityToken = stsOperation(
  'GetWebIdentityToken',
  'admin',
  flow<StsApi['GetWebIdentityToken']['input']>('GetWebIdentityToken').step(refuse),
  () => ({}),
)
