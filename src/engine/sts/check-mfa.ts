import { Fault } from '../../model/fault.ts'
import type { Signer } from '../../model/session.ts'
import type { Step } from '../flow.ts'

interface Asked {
  readonly SerialNumber?: string | undefined
  readonly TokenCode?: string | undefined
  readonly signer: Signer
}

/** What policies are told of a second factor that was shown just now; nothing where none was. */
export type ShownMfa = Readonly<Record<'aws:MultiFactorAuthPresent', string>> | undefined

/**
 * Checks the code of a user's own MFA device, where one is named. The sentences are those that callers of STS
 * report.
 */
export const checkMfa: Step<Asked, { mfa: ShownMfa }> = {
  name: 'check MFA',
  run({ SerialNumber: serial, TokenCode: code, signer }, { iam, mfa, clock }) {
    if (serial === undefined && code === undefined) return { mfa: undefined }
    if (serial === undefined || code === undefined)
      throw failed(', must provide both MFA serial number and one time pass code.')
    const { session, principal } = signer
    const device = iam.mfaDevice(session?.kind === 'user session' ? session.principalArn : principal.arn)
    if (device?.serial !== serial || device.seed === undefined)
      throw failed(
        ', unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
      )
    if (!mfa.take(device, code, clock.now())) throw failed(' with invalid MFA one time pass code. ')
    return { mfa: { 'aws:MultiFactorAuthPresent': 'true' } }
  },
}

const failed = (why: string) => new Fault('AccessDeniedException', `MultiFactorAuthentication failed${why}`)
