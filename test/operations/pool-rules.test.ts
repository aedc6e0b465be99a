import { describe, expect, it } from 'vitest'
import type { Api } from '../../src/model/api.ts'
import { fault, world } from '../world.ts'

type Pool = Omit<Api['CreateUserPool']['input'], 'PoolName'>
type Client = Omit<Api['CreateUserPoolClient']['input'], 'UserPoolId' | 'ClientName'>

const arn = 'arn:aws:lambda:us-east-1:123456789012:function:tokens'
const sms = { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' } }
const factors = (...AllowedFirstAuthFactors: ('PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN')[]) => ({
  Policies: { SignInPolicy: { AllowedFirstAuthFactors } },
})
const recovery = (...RecoveryMechanisms: { Name: 'verified_email' | 'admin_only'; Priority: number }[]) => ({
  AccountRecoverySetting: { RecoveryMechanisms },
})
const text = (Name: string, StringAttributeConstraints: object) => ({
  Schema: [{ Name, AttributeDataType: 'String' as const, StringAttributeConstraints }],
})

/** What Cognito would not make of a pool. Sentences marked (u) are unverified. */
const pools: readonly [string, Pool, string, string | RegExp][] = [
  [
    'aliases beside attributes in the place of names',
    { AliasAttributes: ['email'], UsernameAttributes: ['email'] },
    'InvalidParameterException',
    'Only one of the aliasAttributes or usernameAttributes can be set in a User pool.',
  ],
  [
    'a preferred name that is demanded and an alias', // (u)
    { AliasAttributes: ['preferred_username'], Schema: [{ Name: 'preferred_username', Required: true }] },
    'InvalidParameterException',
    'preferred_username cannot be both required and an alias.',
  ],
  [
    'phones that are verified, and nothing to send texts by',
    { AutoVerifiedAttributes: ['phone_number'] },
    'InvalidParameterException',
    'SMS configuration is required when phone_number is selected for auto verification',
  ],
  [
    'addresses that wait for what is never sent',
    { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] } },
    'InvalidParameterException',
    'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
  ],
  [
    'first proofs without a password',
    factors('EMAIL_OTP'),
    'InvalidParameterException',
    'Password should be configured as one of the allowed first auth factors.',
  ],
  [
    'two lives of a temporary password',
    {
      AdminCreateUserConfig: { UnusedAccountValidityDays: 3 },
      Policies: { PasswordPolicy: { MinimumLength: 8, TemporaryPasswordValidityDays: 3 } },
    },
    'InvalidParameterException',
    'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
  ],
  [
    'recovery by nobody and by mail',
    recovery({ Name: 'admin_only', Priority: 1 }, { Name: 'verified_email', Priority: 2 }),
    'InvalidParameterException',
    'Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.',
  ],
  [
    'two recoveries of one name',
    recovery({ Name: 'verified_email', Priority: 1 }, { Name: 'verified_email', Priority: 2 }),
    'InvalidParameterException',
    'Account Recovery Setting cannot have duplicate priorities or recovery mechanisms.',
  ],
  [
    "mail of one's own, from nowhere",
    { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' } },
    'InvalidParameterException',
    'Source ARN is required to use DEVELOPER email sending owner',
  ],
  [
    'a sender without a key',
    { LambdaConfig: { CustomEmailSender: { LambdaVersion: 'V1_0', LambdaArn: arn } } },
    'InvalidParameterException',
    'KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.',
  ],
  [
    'two functions for one hook',
    {
      LambdaConfig: {
        PreTokenGeneration: `${arn}-old`,
        PreTokenGenerationConfig: { LambdaVersion: 'V1_0', LambdaArn: arn },
      },
    },
    'InvalidParameterException',
    "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
  ],
  [
    'second proofs, and none to give',
    { MfaConfiguration: 'OPTIONAL' },
    'InvalidParameterException',
    'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
  ],
  [
    'codes alone where a second proof is due', // (u)
    { ...sms, MfaConfiguration: 'ON', ...factors('PASSWORD', 'EMAIL_OTP') },
    'InvalidParameterException',
    'One-time passwords cannot be allowed first auth factors when MFA is required.',
  ],
  [
    'a standard attribute of another type',
    { Schema: [{ Name: 'email', AttributeDataType: 'Number' }] },
    'InvalidParameterException',
    'You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email',
  ],
  [
    'a standard attribute for developers only',
    { Schema: [{ Name: 'name', DeveloperOnlyAttribute: true }] },
    'InvalidParameterException',
    'You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute name',
  ],
  [
    'a custom attribute that is demanded',
    { Schema: [{ Name: 'plan', Required: true }] },
    'InvalidParameterException',
    'Required custom attributes are not supported currently.',
  ],
  [
    'an attribute that stands twice',
    { Schema: [{ Name: 'plan' }, { Name: 'plan' }] },
    'InvalidParameterException',
    'Duplicate custom attribute names custom:plan are not allowed in a user pool schema.',
  ],
  [
    'a text that is to be longer than it may',
    text('plan', { MinLength: '3', MaxLength: '2' }),
    'InvalidParameterException',
    "Attribute custom:plan cannot have a max length shorter than it's min length",
  ],
  [
    'a text longer than any',
    text('plan', { MaxLength: '2049' }),
    'InvalidParameterException',
    'user.plan: String attributes cannot have a length of more than 2048',
  ],
  [
    'a bound that is no number', // (u)
    text('plan', { MaxLength: 'many' }),
    'InvalidParameterException',
    'user.plan: many is not a number.',
  ],
  [
    'a number that is to be more than it may',
    {
      Schema: [
        {
          Name: 'score',
          AttributeDataType: 'Number',
          NumberAttributeConstraints: { MinValue: '10', MaxValue: '9' },
        },
      ],
    },
    'InvalidParameterException',
    "Attribute custom:score cannot have a max value smaller than it's min value",
  ],
  [
    'a name of 21 letters',
    { Schema: [{ Name: 'a'.repeat(21) }] },
    'InvalidParameterException',
    /length less than or equal to 20/,
  ],
  [
    'fifty-one attributes',
    { Schema: Array.from({ length: 51 }, (_, at) => ({ Name: `a${at}` })) },
    'InvalidParameterException',
    /length less than or equal to 50/,
  ],
  [
    'passwords of five letters',
    { Policies: { PasswordPolicy: { MinimumLength: 5 } } },
    'InvalidParameterException',
    /value greater than or equal to 6/,
  ],
  [
    'passwords that are remembered for ever',
    { Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 25 } } },
    'InvalidParameterException',
    /value less than or equal to 24/,
  ],
  [
    'a temporary password of more than a year',
    { Policies: { PasswordPolicy: { MinimumLength: 8, TemporaryPasswordValidityDays: 366 } } },
    'InvalidParameterException',
    /value less than or equal to 365/,
  ],
  [
    'codes alone, in the lowest tier',
    { UserPoolTier: 'LITE', ...factors('PASSWORD', 'EMAIL_OTP') },
    'FeatureUnavailableInTierException',
    'The following features need to be disabled for the LITE pricing tier configured: Passwordless Sign-In',
  ],
  [
    'scripts that change access tokens, in the lowest tier',
    {
      UserPoolTier: 'LITE',
      LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: 'V2_0', LambdaArn: arn } },
    },
    'FeatureUnavailableInTierException',
    'The following features need to be disabled for the LITE pricing tier configured: Token Customization with Pre-Token Generation Lambda V2_0',
  ],
  [
    'threat protection, in the middle tier',
    { UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } },
    'FeatureUnavailableInTierException',
    'The following features need to be disabled for the ESSENTIALS pricing tier configured: Threat Protection',
  ],
  [
    'two features that the tier has not got', // (u): the second name, and how they are joined
    {
      UserPoolTier: 'LITE',
      Policies: {
        PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 3 },
        ...factors('PASSWORD', 'WEB_AUTHN').Policies,
      },
    },
    'FeatureUnavailableInTierException',
    'The following features need to be disabled for the LITE pricing tier configured: Passwordless Sign-In, Password History',
  ],
]

/** A pool that the API made. */
async function made(pool: Pool = {}) {
  const there = await world()
  const { UserPool } = await there.call('CreateUserPool', { PoolName: 'shop', ...pool })
  const own = { UserPoolId: UserPool?.Id ?? '' }
  const client = (said: Client) => there.call('CreateUserPoolClient', { ...own, ClientName: 'web', ...said })
  return { ...there, own, client }
}

describe('a user pool', () => {
  it.each(pools)('is not made with %s', async (_, pool, code, message) => {
    await expect(made(pool)).rejects.toEqual(fault(code, message))
  })

  // What an update can say at all: the rest is fixed when a pool is made.
  const changes = pools.filter(([, pool]) => !pool.Schema && !pool.AliasAttributes)
  it.each(changes)('is not given %s', async (_, pool, code, message) => {
    const { call, own } = await made()
    await expect(call('UpdateUserPool', { ...own, ...pool })).rejects.toEqual(fault(code, message))
  })

  it('is made with all that goes together', async () => {
    const { call, own } = await made({
      ...sms,
      AliasAttributes: ['email', 'preferred_username'],
      AutoVerifiedAttributes: ['email', 'phone_number'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
      MfaConfiguration: 'OPTIONAL',
      UserPoolTier: 'PLUS',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
      LambdaConfig: {
        PreTokenGeneration: arn,
        PreTokenGenerationConfig: { LambdaVersion: 'V3_0', LambdaArn: arn },
      },
      ...factors('PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'),
      ...recovery({ Name: 'verified_email', Priority: 1 }),
    })
    expect((await call('DescribeUserPool', own)).UserPool?.MfaConfiguration).toBe('OPTIONAL')
  })

  it('does not come into a tier that has not got what it uses', async () => {
    const SourceArn = 'arn:aws:ses:us-east-1:123456789012:identity/shop.example'
    const EmailConfiguration = { EmailSendingAccount: 'DEVELOPER', SourceArn } as const
    const { call, own, client } = await made({ EmailConfiguration })
    await client({
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    })
    await call('SetUserPoolMfaConfig', { ...own, MfaConfiguration: 'OPTIONAL', EmailMfaConfiguration: {} })
    await expect(
      call('UpdateUserPool', {
        ...own,
        EmailConfiguration,
        MfaConfiguration: 'OPTIONAL',
        UserPoolTier: 'LITE',
      }),
    ).rejects.toEqual(fault('TierChangeNotAllowedException', /: Email MFA, Refresh Token Rotation$/))
    await call('UpdateUserPool', {
      ...own,
      EmailConfiguration,
      MfaConfiguration: 'OPTIONAL',
      UserPoolTier: 'PLUS',
    })
  })

  it.each<[string, Pool, Omit<Api['SetUserPoolMfaConfig']['input'], 'UserPoolId'>, string, RegExp]>([
    [
      'by mail that Cognito itself sends',
      {},
      { MfaConfiguration: 'ON', EmailMfaConfiguration: {} },
      'InvalidParameterException',
      /^Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains/,
    ],
    [
      'that are due, where codes alone let people in',
      factors('PASSWORD', 'EMAIL_OTP'),
      { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } },
      'InvalidParameterException',
      /^One-time passwords cannot be/,
    ],
    [
      'that there are none of',
      {},
      { MfaConfiguration: 'OPTIONAL' },
      'InvalidParameterException',
      /^Invalid MFA configuration given/,
    ],
  ])('has no second proofs %s', async (_, pool, set, code, message) => {
    const { call, own } = await made(pool)
    await expect(call('SetUserPoolMfaConfig', { ...own, ...set })).rejects.toEqual(fault(code, message))
  })

  it.each([
    ['a custom attribute that is demanded', { Name: 'plan', Required: true }, /^Required custom attributes/],
    [
      'a text that is to be longer than it may',
      { Name: 'plan', StringAttributeConstraints: { MinLength: '3', MaxLength: '2' } },
      /shorter than it's min length$/,
    ],
  ])('is not given %s later either', async (_, attribute, message) => {
    const { call, own } = await made()
    await expect(call('AddCustomAttributes', { ...own, CustomAttributes: [attribute] })).rejects.toEqual(
      fault('InvalidParameterException', message),
    )
  })
})
