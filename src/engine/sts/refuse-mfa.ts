import { Fault } from '../../model/fault.ts'
import type { Step } from '../flow.ts'

interface Device {
  readonly SerialNumber?: string | undefined
  readonly TokenCode?: string | undefined
}

/** Refuses every MFA device: none can be declared, so that whichever is named is nobody's. */
export const refuseMfa: Step<Device> = {
  name: 'refuse MFA',
  run({ SerialNumber, TokenCode }) {
    if (SerialNumber === undefined && TokenCode === undefined) return undefined
    throw new Fault(
      'AccessDeniedException',
      SerialNumber === undefined || TokenCode === undefined
        ? 'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.'
        : 'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    )
  },
}
