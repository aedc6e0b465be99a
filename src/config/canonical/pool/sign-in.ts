import type { Json } from '../../../model/trigger.ts'
import { choice, flag, list, text } from '../lenses.ts'
import type { Lens, Row } from '../table.ts'
import { get, isObject, join, nest } from '../tree.ts'
import { poolRow } from './row.ts'

/** Addresses as the language names them, and as Cognito names the attributes. */
export const addresses = choice({ email: 'email', phone: 'phone_number' })

const names = list(addresses)
/** With user names alone there are no UsernameAttributes to speak of. */
const signInWith: Lens = {
  there: (value, scope) => {
    const said = value as readonly Json[]
    const others = said.filter((item) => item !== 'username')
    return said.length && !others.length ? undefined : names.there(others, scope)
  },
  back: names.back,
}

const factors = choice({
  password: 'PASSWORD',
  passkey: 'WEB_AUTHN',
  emailOtp: 'EMAIL_OTP',
  smsOtp: 'SMS_OTP',
})

/** What people sign in with. */
export const signIn: readonly Row[] = [
  poolRow('signIn.with', 'UsernameAttributes', signInWith),
  poolRow(
    'signIn.aliases',
    'AliasAttributes',
    list(choice({ email: 'email', phone: 'phone_number', preferred_username: 'preferred_username' })),
  ),
  poolRow('signIn.caseSensitive', 'UsernameConfiguration.CaseSensitive', flag),
  poolRow('signIn.factors', 'Policies.SignInPolicy.AllowedFirstAuthFactors', list(factors)),
]

const seconds = list(choice({ sms: 'SMS_MFA', totp: 'SOFTWARE_TOKEN_MFA', email: 'EMAIL_OTP' }))
const passkey = { WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' }

/** A passkey that counts as both factors is no entry of EnabledMfas, and is named last. */
const mfaFactors: Row = {
  words: ['mfa.factors'],
  there: (said, scope) => {
    const factors = get(said, 'mfa.factors') as readonly Json[] | undefined
    if (!factors) return {}
    const others = factors.filter((factor) => factor !== 'passkey')
    const alone = factors.length > 0 && others.length === 0
    const enabled = alone ? undefined : seconds.there(others, scope)
    return join(
      nest('properties.EnabledMfas', enabled),
      others.length < factors.length ? { properties: passkey } : {},
    )
  },
  back: (tree, scope) => {
    const properties = tree['properties']
    if (!isObject(properties)) return {}
    const enabled = properties['EnabledMfas']
    const others = enabled === undefined ? [] : seconds.back(enabled, scope)
    const both = properties['WebAuthnFactorConfiguration'] === passkey.WebAuthnFactorConfiguration
    // An empty list beside a passkey is something that only `aws` can tell from no list.
    const said = both && (enabled === undefined || (others as readonly Json[] | undefined)?.length)
    if (!Array.isArray(others) || (enabled === undefined && !said)) return {}
    return nest('mfa.factors', [...others, ...(said ? ['passkey'] : [])])
  },
}

/** Second factors. */
export const mfa: readonly Row[] = [
  poolRow('mfa.mode', 'MfaConfiguration', choice({ off: 'OFF', optional: 'OPTIONAL', required: 'ON' })),
  mfaFactors,
  poolRow('mfa.email.subject', 'EmailAuthenticationSubject', text),
  poolRow('mfa.email.body', 'EmailAuthenticationMessage', text),
  poolRow('mfa.sms', 'SmsAuthenticationMessage', text),
]

/** Passkeys. */
export const passkeys: readonly Row[] = [
  poolRow('passkeys.relyingPartyId', 'WebAuthnRelyingPartyID', text),
  poolRow(
    'passkeys.userVerification',
    'WebAuthnUserVerification',
    choice({ required: 'required', preferred: 'preferred' }),
  ),
]
