import { describe, expect, it } from 'vitest'
import { desugar } from '../../src/config/canonical/desugar.ts'
import type { JsonObject } from '../../src/model/trigger.ts'
import { addresses } from './canonical/said.ts'

const pool = (said: JsonObject) => desugar('pool', 'shop', said, addresses)

describe('a pool', () => {
  it.each<[string, JsonObject, JsonObject]>([
    ['its name from the file', {}, { UserPoolName: 'shop' }],
    ['its tier', { tier: 'plus' }, { UserPoolTier: 'PLUS' }],
    ['protection', { deletionProtection: false }, { DeletionProtection: 'INACTIVE' }],
    [
      'addresses in place of user names',
      { signIn: { with: ['email', 'phone'] } },
      { UsernameAttributes: ['email', 'phone_number'] },
    ],
    [
      'aliases',
      { signIn: { aliases: ['phone', 'preferred_username'] } },
      { AliasAttributes: ['phone_number', 'preferred_username'] },
    ],
    ['case', { signIn: { caseSensitive: false } }, { UsernameConfiguration: { CaseSensitive: false } }],
    [
      'first factors',
      { signIn: { factors: ['password', 'passkey', 'emailOtp', 'smsOtp'] } },
      {
        Policies: {
          SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN', 'EMAIL_OTP', 'SMS_OTP'] },
        },
      },
    ],
    [
      'self-service, which is the opposite there',
      { signUp: { selfService: true } },
      { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } },
    ],
    [
      'mails with a code',
      { signUp: { verification: { email: { subject: 's', body: 'b' } } } },
      { VerificationMessageTemplate: { EmailSubject: 's', EmailMessage: 'b' } },
    ],
    [
      'mails with a link',
      { signUp: { verification: { by: 'link', email: { subject: 's', body: 'b' } } } },
      {
        VerificationMessageTemplate: {
          DefaultEmailOption: 'CONFIRM_WITH_LINK',
          EmailSubjectByLink: 's',
          EmailMessageByLink: 'b',
        },
      },
    ],
    [
      'a password as strict as it reads: what is not required is not left to chance',
      { password: { minLength: 14, require: ['lower', 'symbol'] } },
      {
        Policies: {
          PasswordPolicy: {
            MinimumLength: 14,
            RequireLowercase: true,
            RequireUppercase: false,
            RequireNumbers: false,
            RequireSymbols: true,
          },
        },
      },
    ],
    [
      'required MFA',
      { mfa: { mode: 'required', factors: ['totp', 'sms'] } },
      { MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'] },
    ],
    [
      'a passkey that is both factors, which is no entry of EnabledMfas',
      { mfa: { factors: ['passkey', 'email'] } },
      { EnabledMfas: ['EMAIL_OTP'], WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' },
    ],
    [
      'a passkey alone, which says nothing of EnabledMfas',
      { mfa: { factors: ['passkey'] } },
      { WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' },
    ],
    [
      'recovery in its order',
      { recovery: ['phone', 'email'] },
      {
        AccountRecoverySetting: {
          RecoveryMechanisms: [
            { Name: 'verified_phone_number', Priority: 1 },
            { Name: 'verified_email', Priority: 2 },
          ],
        },
      },
    ],
    [
      'recovery by administrators',
      { recovery: ['admin'] },
      { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] } },
    ],
    [
      'a role by its name',
      { sms: { role: 'buyer' } },
      { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/buyer' } },
    ],
    [
      'a role by its ARN',
      { sms: { role: 'arn:aws:iam::9:role/x' } },
      { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::9:role/x' } },
    ],
    ["the senders' key", { kmsKey: 'arn:aws:kms:x' }, { LambdaConfig: { KMSKeyID: 'arn:aws:kms:x' } }],
    [
      'threat protection that is off for custom sign-in',
      { threatProtection: { mode: 'audit', customAuth: 'off' } },
      { UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } },
    ],
    [
      'what stands under aws, over all words',
      { tier: 'plus', aws: { UserPoolTier: 'LITE', EmailVerificationMessage: 'x' } },
      { UserPoolTier: 'LITE', EmailVerificationMessage: 'x' },
    ],
    [
      'null under aws as nothing at all',
      { tags: { a: 'b', c: 'd' }, aws: { UserPoolTags: { a: null } } },
      { UserPoolTags: { c: 'd' } },
    ],
  ])('says %s', (_title, said, properties) => {
    expect(pool(said).properties).toEqual({ UserPoolName: 'shop', ...properties })
  })
})
