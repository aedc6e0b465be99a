import type { CreateUserPoolCommandInput } from '@aws-sdk/client-cognito-identity-provider'
import { script } from './project.ts'

/** Everything that may be said of a pool, beside its attributes and levels. */
export const poolWords: Partial<CreateUserPoolCommandInput> = {
  Policies: {
    PasswordPolicy: {
      MinimumLength: 12,
      RequireUppercase: false,
      RequireLowercase: true,
      RequireNumbers: false,
      RequireSymbols: false,
      PasswordHistorySize: 4,
      TemporaryPasswordValidityDays: 3,
    },
    SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
  },
  DeletionProtection: 'ACTIVE',
  LambdaConfig: { PreSignUp: script('let-in') },
  AutoVerifiedAttributes: ['email'],
  AliasAttributes: ['preferred_username'],
  SmsVerificationMessage: 'Code {####}',
  EmailVerificationMessage: 'Your code is {####}',
  EmailVerificationSubject: 'Code',
  VerificationMessageTemplate: {
    SmsMessage: 'Code {####}',
    EmailMessage: 'Your code is {####}',
    EmailSubject: 'Code',
    DefaultEmailOption: 'CONFIRM_WITH_CODE',
  },
  SmsAuthenticationMessage: 'Prove {####}',
  MfaConfiguration: 'OFF',
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
  EmailConfiguration: {
    EmailSendingAccount: 'DEVELOPER',
    SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
    From: 'Us <us@example.com>',
    ReplyToEmailAddress: 'reply@example.com',
  },
  SmsConfiguration: {
    SnsCallerArn: 'arn:aws:iam::123456789012:role/sms',
    ExternalId: 'one',
    SnsRegion: 'us-east-1',
  },
  UserPoolTags: { team: 'sales' },
  AdminCreateUserConfig: {
    AllowAdminCreateUserOnly: true,
    InviteMessageTemplate: {
      EmailMessage: '{username} {####}',
      EmailSubject: 'Come',
      SMSMessage: '{username} {####}',
    },
  },
  UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
  UsernameConfiguration: { CaseSensitive: false },
  AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
  UserPoolTier: 'PLUS',
  KeyConfiguration: { KeyType: 'AWS_OWNED_KEY' },
  IssuerConfiguration: { Type: 'ORIGINAL' },
  DcrConfiguration: { EnableStatus: 'Disabled', OpenDcrEnabled: false },
}
