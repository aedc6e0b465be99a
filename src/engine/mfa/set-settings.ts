import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { setPreference } from './set-preference.ts'

interface Option {
  readonly DeliveryMedium?: string | undefined
  readonly AttributeName?: string | undefined
}

/** Turns codes by text on, or off where nothing is listed: the way of older clients, which know no other factor. */
export const setSettings: Step<
  { pool: UserPool; user: User; MFAOptions: readonly Option[] },
  { user: User }
> = {
  name: 'set MFA options',
  parts: [setPreference],
  run({ pool, user, MFAOptions }, ports, run) {
    for (const { DeliveryMedium, AttributeName } of MFAOptions)
      // The sentence is unverified.
      if (DeliveryMedium !== 'SMS' || (AttributeName ?? 'phone_number') !== 'phone_number')
        throw new Fault('InvalidParameterException', 'Only SMS to phone_number can be an MFA option.')
    const SMSMfaSettings = { Enabled: MFAOptions.length > 0 }
    return setPreference.run({ pool, user, SMSMfaSettings }, ports, run)
  },
}
