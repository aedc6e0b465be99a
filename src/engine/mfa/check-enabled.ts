import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'

/** Refuses where the pool takes no codes of authenticators. */
export const checkAuthenticatorsEnabled: Step<{ pool: UserPool }> = {
  name: 'check that authenticators are taken',
  run({ pool }) {
    if (!pool.properties.EnabledMfas?.includes('SOFTWARE_TOKEN_MFA'))
      throw new Fault('SoftwareTokenMFANotFoundException')
    return undefined
  },
}
