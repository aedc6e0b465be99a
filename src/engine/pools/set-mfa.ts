import type { Api } from '../../model/api.ts'
import type { UserPoolProperties } from '../../model/cloudformation.ts'
import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { MfaName } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { changePool } from './change-pool.ts'
import { checkPool } from './check-pool.ts'
import { checkTier } from './check-tier.ts'

type Said = Api['SetUserPoolMfaConfig']['input']

/** What of a pool this says, all at once: what is left out is no longer so. */
const said = [
  'EmailAuthenticationMessage',
  'EmailAuthenticationSubject',
  'EnabledMfas',
  'MfaConfiguration',
  'SmsAuthenticationMessage',
  'WebAuthnFactorConfiguration',
  'WebAuthnRelyingPartyID',
  'WebAuthnUserVerification',
] as const satisfies readonly (keyof UserPoolProperties)[]

function read(input: Said): Partial<UserPoolProperties> {
  const { SmsMfaConfiguration: sms, EmailMfaConfiguration: email, WebAuthnConfiguration: webAuthn } = input
  const EnabledMfas: MfaName[] = [
    ...(sms ? ['SMS_MFA' as const] : []),
    ...(input.SoftwareTokenMfaConfiguration?.Enabled ? ['SOFTWARE_TOKEN_MFA' as const] : []),
    ...(email ? ['EMAIL_OTP' as const] : []),
  ]
  const members = {
    EnabledMfas: EnabledMfas.length ? EnabledMfas : undefined,
    MfaConfiguration: input.MfaConfiguration,
    SmsConfiguration: sms?.SmsConfiguration,
    SmsAuthenticationMessage: sms?.SmsAuthenticationMessage,
    EmailAuthenticationMessage: email?.Message,
    EmailAuthenticationSubject: email?.Subject,
    WebAuthnRelyingPartyID: webAuthn?.RelyingPartyId,
    WebAuthnUserVerification: webAuthn?.UserVerification,
    WebAuthnFactorConfiguration: webAuthn?.FactorConfiguration,
  }
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

/** Says by which second proofs the users of a pool show who they are, and whether they must. */
export const setMfa: Step<Said & { pool: UserPool }, { pool: UserPool }> = {
  name: 'set MFA',
  run(input, ports, run) {
    const { pool } = input
    const gone = new Set<string>(said)
    const kept = Object.fromEntries(Object.entries(pool.properties).filter(([name]) => !gone.has(name)))
    const properties = { ...kept, ...read(input) } as UserPoolProperties
    const { MfaConfiguration = 'OFF', EnabledMfas = [], SmsConfiguration } = properties
    if (MfaConfiguration !== 'OFF' && !EnabledMfas.length)
      throw new Fault(
        'InvalidParameterException',
        "Invalid MFA configuration given, can't turn on MFA and not enable at least one type of MFA.",
      )
    if (EnabledMfas.includes('SMS_MFA') && !SmsConfiguration)
      throw new Fault('InvalidParameterException', 'SMS configuration is required to enable SMS MFA.')
    if (
      EnabledMfas.includes('EMAIL_OTP') &&
      properties.EmailConfiguration?.EmailSendingAccount !== 'DEVELOPER'
    )
      throw new Fault(
        'InvalidParameterException',
        'Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT.',
      )
    checkTier(properties)
    checkPool(properties)
    return { pool: changePool(pool, properties, ports, run) }
  },
}
