import { Fault } from '../../model/fault.ts'
import type { UserPoolProperties } from '../../model/cloudformation.ts'

interface Rule {
  readonly broken: (pool: UserPoolProperties) => boolean | undefined
  readonly says: string
}

const firstFactors = ({ Policies }: UserPoolProperties) =>
  Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? []
const recovery = ({ AccountRecoverySetting }: UserPoolProperties) =>
  AccountRecoverySetting?.RecoveryMechanisms ?? []
const repeats = (values: readonly unknown[]) => new Set(values).size < values.length

/** What cannot stand together in a pool. The sentences are as the service has been seen to say them, unless it is said. */
const rules: readonly Rule[] = [
  {
    broken: ({ AliasAttributes, UsernameAttributes }) =>
      Boolean(AliasAttributes?.length && UsernameAttributes?.length),
    says: 'Only one of the aliasAttributes or usernameAttributes can be set in a User pool.',
  },
  {
    broken: ({ AliasAttributes, Schema }) =>
      AliasAttributes?.includes('preferred_username') &&
      Schema?.some(({ Name, Required }) => Name === 'preferred_username' && Required),
    // Unverified.
    says: 'preferred_username cannot be both required and an alias.',
  },
  {
    broken: ({ AutoVerifiedAttributes, SmsConfiguration }) =>
      AutoVerifiedAttributes?.includes('phone_number') && !SmsConfiguration,
    says: 'SMS configuration is required when phone_number is selected for auto verification',
  },
  {
    broken: ({ UserAttributeUpdateSettings, AutoVerifiedAttributes = [] }) =>
      UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate?.some(
        (name) => !AutoVerifiedAttributes.includes(name),
      ),
    says: 'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
  },
  {
    broken: (pool) => firstFactors(pool).length > 0 && !firstFactors(pool).includes('PASSWORD'),
    says: 'Password should be configured as one of the allowed first auth factors.',
  },
  {
    broken: ({ AdminCreateUserConfig, Policies }) =>
      AdminCreateUserConfig?.UnusedAccountValidityDays !== undefined &&
      Policies?.PasswordPolicy?.TemporaryPasswordValidityDays !== undefined,
    says: 'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
  },
  {
    broken: (pool) => recovery(pool).length > 1 && recovery(pool).some(({ Name }) => Name === 'admin_only'),
    says: 'Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.',
  },
  {
    broken: (pool) =>
      repeats(recovery(pool).map(({ Name }) => Name)) ||
      repeats(recovery(pool).map(({ Priority }) => Priority)),
    says: 'Account Recovery Setting cannot have duplicate priorities or recovery mechanisms.',
  },
  {
    broken: ({ EmailConfiguration }) =>
      EmailConfiguration?.EmailSendingAccount === 'DEVELOPER' && !EmailConfiguration.SourceArn,
    says: 'Source ARN is required to use DEVELOPER email sending owner',
  },
  {
    broken: ({ LambdaConfig = {} }) =>
      Boolean(LambdaConfig.CustomEmailSender || LambdaConfig.CustomSMSSender) && !LambdaConfig.KMSKeyID,
    says: 'KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.',
  },
  {
    broken: ({ LambdaConfig: { PreTokenGeneration, PreTokenGenerationConfig } = {} }) =>
      PreTokenGeneration !== undefined &&
      PreTokenGenerationConfig !== undefined &&
      PreTokenGeneration !== PreTokenGenerationConfig.LambdaArn,
    says: "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
  },
  {
    broken: ({ MfaConfiguration = 'OFF', SmsConfiguration, EnabledMfas = [] }) =>
      MfaConfiguration !== 'OFF' && !SmsConfiguration && !EnabledMfas.some((name) => name !== 'SMS_MFA'),
    says: 'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
  },
  {
    broken: (pool) =>
      pool.MfaConfiguration === 'ON' &&
      firstFactors(pool).some((factor) => factor === 'EMAIL_OTP' || factor === 'SMS_OTP'),
    // Unverified: the guide says that they do not go together, and not how this is refused.
    says: 'One-time passwords cannot be allowed first auth factors when MFA is required.',
  },
]

/** Refuses a pool that Cognito would not make. */
export function checkPool(pool: UserPoolProperties): void {
  const rule = rules.find(({ broken }) => broken(pool))
  if (rule) throw new Fault('InvalidParameterException', rule.says)
}
