import type { Api } from '../model/api.ts'
import type { UserPool } from '../model/pool.ts'

/** By which second proofs users of a pool show who they are, as the API says it. */
export function sayMfaConfig({ properties }: UserPool): Api['GetUserPoolMfaConfig']['output'] {
  const { EnabledMfas = [], MfaConfiguration, SmsConfiguration, SmsAuthenticationMessage } = properties
  const { EmailAuthenticationMessage: Message, EmailAuthenticationSubject: Subject } = properties
  const sms = {
    ...(SmsAuthenticationMessage !== undefined && { SmsAuthenticationMessage }),
    ...(SmsConfiguration && { SmsConfiguration }),
  } as NonNullable<Api['GetUserPoolMfaConfig']['output']['SmsMfaConfiguration']>
  const passkeys = {
    ...(properties.WebAuthnRelyingPartyID !== undefined && {
      RelyingPartyId: properties.WebAuthnRelyingPartyID,
    }),
    ...(properties.WebAuthnUserVerification && { UserVerification: properties.WebAuthnUserVerification }),
    ...(properties.WebAuthnFactorConfiguration && {
      FactorConfiguration: properties.WebAuthnFactorConfiguration,
    }),
  }
  return {
    ...(EnabledMfas.includes('SMS_MFA') && { SmsMfaConfiguration: sms }),
    ...(EnabledMfas.includes('SOFTWARE_TOKEN_MFA') && { SoftwareTokenMfaConfiguration: { Enabled: true } }),
    ...(EnabledMfas.includes('EMAIL_OTP') && {
      EmailMfaConfiguration: {
        ...(Message !== undefined && { Message }),
        ...(Subject !== undefined && { Subject }),
      },
    }),
    MfaConfiguration: MfaConfiguration ?? 'OFF',
    ...(Object.keys(passkeys).length && { WebAuthnConfiguration: passkeys }),
  }
}
