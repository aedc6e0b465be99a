import type { Json, JsonObject } from './trigger.ts'

/**
 * Resources in their canonical form: the property trees of CloudFormation, which everything inside
 * speaks. Names and shapes follow the CloudFormation resource reference, AWS::Cognito::* and AWS::IAM::*.
 */

export interface UserPoolProperties {
  readonly UserPoolName: string
  readonly UserPoolTier?: 'LITE' | 'ESSENTIALS' | 'PLUS'
  readonly DeletionProtection?: 'ACTIVE' | 'INACTIVE'
  readonly UsernameAttributes?: readonly ('email' | 'phone_number')[]
  readonly AliasAttributes?: readonly ('email' | 'phone_number' | 'preferred_username')[]
  readonly UsernameConfiguration?: { readonly CaseSensitive?: boolean }
  readonly AutoVerifiedAttributes?: readonly ('email' | 'phone_number')[]
  readonly UserAttributeUpdateSettings?: {
    readonly AttributesRequireVerificationBeforeUpdate: readonly ('email' | 'phone_number')[]
  }
  readonly AdminCreateUserConfig?: {
    readonly AllowAdminCreateUserOnly?: boolean
    readonly InviteMessageTemplate?: {
      readonly EmailMessage?: string
      readonly EmailSubject?: string
      readonly SMSMessage?: string
    }
    readonly UnusedAccountValidityDays?: number
  }
  readonly Policies?: {
    readonly PasswordPolicy?: PasswordPolicy
    readonly SignInPolicy?: {
      readonly AllowedFirstAuthFactors?: readonly ('PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN')[]
    }
  }
  readonly AccountRecoverySetting?: {
    readonly RecoveryMechanisms?: readonly { readonly Name: string; readonly Priority: number }[]
  }
  readonly MfaConfiguration?: 'OFF' | 'ON' | 'OPTIONAL'
  readonly EnabledMfas?: readonly ('SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP')[]
  readonly SmsAuthenticationMessage?: string
  readonly EmailAuthenticationMessage?: string
  readonly EmailAuthenticationSubject?: string
  readonly WebAuthnRelyingPartyID?: string
  readonly WebAuthnUserVerification?: 'required' | 'preferred'
  readonly WebAuthnFactorConfiguration?: 'SINGLE_FACTOR' | 'MULTI_FACTOR_WITH_USER_VERIFICATION'
  readonly DeviceConfiguration?: {
    readonly ChallengeRequiredOnNewDevice?: boolean
    readonly DeviceOnlyRememberedOnUserPrompt?: boolean
  }
  readonly EmailConfiguration?: {
    readonly EmailSendingAccount?: 'COGNITO_DEFAULT' | 'DEVELOPER'
    readonly From?: string
    readonly ReplyToEmailAddress?: string
    readonly SourceArn?: string
    readonly ConfigurationSet?: string
  }
  readonly SmsConfiguration?: {
    readonly SnsCallerArn?: string
    readonly ExternalId?: string
    readonly SnsRegion?: string
  }
  readonly VerificationMessageTemplate?: {
    readonly DefaultEmailOption?: 'CONFIRM_WITH_CODE' | 'CONFIRM_WITH_LINK'
    readonly EmailMessage?: string
    readonly EmailMessageByLink?: string
    readonly EmailSubject?: string
    readonly EmailSubjectByLink?: string
    readonly SmsMessage?: string
  }
  readonly EmailVerificationMessage?: string
  readonly EmailVerificationSubject?: string
  readonly SmsVerificationMessage?: string
  readonly UserPoolAddOns?: {
    readonly AdvancedSecurityMode?: 'OFF' | 'AUDIT' | 'ENFORCED'
    readonly AdvancedSecurityAdditionalFlows?: { readonly CustomAuthMode?: 'AUDIT' | 'ENFORCED' }
  }
  readonly Schema?: readonly SchemaAttribute[]
  readonly LambdaConfig?: LambdaConfig
  readonly UserPoolTags?: Readonly<Record<string, string>>
  // In the words of the API: CloudFormation has none for them yet.
  readonly KeyConfiguration?: JsonObject
  readonly IssuerConfiguration?: { readonly Type?: 'ORIGINAL' | 'UPDATED' }
  readonly DcrConfiguration?: JsonObject
  readonly AcrConfiguration?: JsonObject
}

export interface PasswordPolicy {
  readonly MinimumLength?: number
  readonly RequireLowercase?: boolean
  readonly RequireUppercase?: boolean
  readonly RequireNumbers?: boolean
  readonly RequireSymbols?: boolean
  readonly PasswordHistorySize?: number
  readonly TemporaryPasswordValidityDays?: number
}

/** One attribute of a user. A custom one is named without its `custom:`. One that does not say `Mutable` is not. */
export interface SchemaAttribute {
  readonly Name: string
  readonly AttributeDataType?: 'String' | 'Number' | 'DateTime' | 'Boolean'
  readonly DeveloperOnlyAttribute?: boolean
  readonly Mutable?: boolean
  readonly Required?: boolean
  readonly StringAttributeConstraints?: { readonly MinLength?: string; readonly MaxLength?: string }
  readonly NumberAttributeConstraints?: { readonly MinValue?: string; readonly MaxValue?: string }
}

/** Which functions stand at which hook: ARNs. */
export interface LambdaConfig {
  readonly PreSignUp?: string
  readonly PostConfirmation?: string
  readonly PreAuthentication?: string
  readonly PostAuthentication?: string
  readonly CustomMessage?: string
  readonly DefineAuthChallenge?: string
  readonly CreateAuthChallenge?: string
  readonly VerifyAuthChallengeResponse?: string
  readonly PreTokenGeneration?: string
  readonly UserMigration?: string
  readonly PreTokenGenerationConfig?: VersionedFunction
  readonly CustomEmailSender?: VersionedFunction
  readonly CustomSMSSender?: VersionedFunction
  readonly InboundFederation?: VersionedFunction
  readonly KMSKeyID?: string
}
export interface VersionedFunction {
  readonly LambdaArn: string
  readonly LambdaVersion: string
}

export interface UserPoolClientProperties {
  readonly ClientName: string
  readonly GenerateSecret?: boolean
  readonly AllowedOAuthFlows?: readonly string[]
  readonly AllowedOAuthFlowsUserPoolClient?: boolean
  readonly AllowedOAuthScopes?: readonly string[]
  readonly CallbackURLs?: readonly string[]
  readonly LogoutURLs?: readonly string[]
  readonly DefaultRedirectURI?: string
  readonly SupportedIdentityProviders?: readonly string[]
  readonly ExplicitAuthFlows?: readonly string[]
  readonly AccessTokenValidity?: number
  readonly IdTokenValidity?: number
  readonly RefreshTokenValidity?: number
  readonly TokenValidityUnits?: {
    readonly AccessToken?: TimeUnit
    readonly IdToken?: TimeUnit
    readonly RefreshToken?: TimeUnit
  }
  readonly AuthSessionValidity?: number
  readonly RefreshTokenRotation?: {
    readonly Feature: 'ENABLED' | 'DISABLED'
    readonly RetryGracePeriodSeconds?: number
  }
  readonly EnableTokenRevocation?: boolean
  readonly ReadAttributes?: readonly string[]
  readonly WriteAttributes?: readonly string[]
  readonly PreventUserExistenceErrors?: 'ENABLED' | 'LEGACY'
  readonly EnablePropagateAdditionalUserContextData?: boolean
  readonly AnalyticsConfiguration?: JsonObject
}
export type TimeUnit = 'seconds' | 'minutes' | 'hours' | 'days'

export interface UserPoolGroupProperties {
  readonly GroupName: string
  readonly Description?: string
  readonly Precedence?: number
  readonly RoleArn?: string
}

export interface UserPoolDomainProperties {
  readonly Domain: string
  readonly ManagedLoginVersion?: number
  readonly CustomDomainConfig?: { readonly CertificateArn: string; readonly SecurityPolicy?: string }
  readonly Routing?: JsonObject
}

export interface UserPoolResourceServerProperties {
  readonly Identifier: string
  readonly Name: string
  readonly Scopes?: readonly { readonly ScopeName: string; readonly ScopeDescription: string }[]
}

export interface UserPoolIdentityProviderProperties {
  readonly ProviderName: string
  readonly ProviderType: string
  /**
   * A secret in it stands as `{ "secret": "<name>" }` and is bound by the environment; a file of metadata as
   * `{ "file": "<path>" }` until something needs it.
   */
  readonly ProviderDetails: Readonly<
    Record<string, string | { readonly secret: string } | { readonly file: string }>
  >
  readonly AttributeMapping?: Readonly<Record<string, string>>
  readonly IdpIdentifiers?: readonly string[]
  readonly AcrMapping?: Readonly<Record<string, string>>
}

export interface RiskConfigurationProperties {
  /** `ALL`, or one client's id. */
  readonly ClientId: string
  readonly AccountTakeoverRiskConfiguration?: {
    readonly Actions: {
      readonly LowAction?: AccountTakeoverAction
      readonly MediumAction?: AccountTakeoverAction
      readonly HighAction?: AccountTakeoverAction
    }
    readonly NotifyConfiguration?: JsonObject
  }
  readonly CompromisedCredentialsRiskConfiguration?: {
    readonly Actions: { readonly EventAction: 'BLOCK' | 'NO_ACTION' }
    readonly EventFilter?: readonly ('SIGN_IN' | 'SIGN_UP' | 'PASSWORD_CHANGE')[]
  }
  readonly RiskExceptionConfiguration?: {
    readonly BlockedIPRangeList?: readonly string[]
    readonly SkippedIPRangeList?: readonly string[]
  }
}
export interface AccountTakeoverAction {
  readonly EventAction: 'BLOCK' | 'MFA_IF_CONFIGURED' | 'MFA_REQUIRED' | 'NO_ACTION'
  readonly Notify: boolean
}

export interface LogDeliveryProperties {
  readonly LogConfigurations: readonly {
    readonly EventSource: 'userNotification' | 'userAuthEvents'
    readonly LogLevel: 'ERROR' | 'INFO'
    readonly CloudWatchLogsConfiguration?: { readonly LogGroupArn?: string }
    readonly S3Configuration?: { readonly BucketArn?: string }
    readonly FirehoseConfiguration?: { readonly StreamArn?: string }
  }[]
}

export interface IdentityPoolProperties {
  readonly IdentityPoolName: string
  readonly AllowUnauthenticatedIdentities: boolean
  readonly AllowClassicFlow?: boolean
  readonly DeveloperProviderName?: string
  readonly CognitoIdentityProviders?: readonly {
    readonly ClientId: string
    readonly ProviderName: string
    readonly ServerSideTokenCheck?: boolean
  }[]
  readonly OpenIdConnectProviderARNs?: readonly string[]
  readonly SamlProviderARNs?: readonly string[]
  readonly SupportedLoginProviders?: Readonly<Record<string, string>>
  readonly IdentityPoolTags?: readonly { readonly Key: string; readonly Value: string }[]
}

export interface IdentityPoolRoleAttachmentProperties {
  readonly Roles?: Readonly<Record<string, string>>
  readonly RoleMappings?: Readonly<Record<string, RoleMapping>>
}
export interface RoleMapping {
  readonly Type: 'Token' | 'Rules'
  readonly IdentityProvider: string
  readonly AmbiguousRoleResolution?: 'AuthenticatedRole' | 'Deny'
  readonly RulesConfiguration?: {
    readonly Rules: readonly {
      readonly Claim: string
      readonly MatchType: 'Equals' | 'NotEqual' | 'StartsWith' | 'Contains'
      readonly Value: string
      readonly RoleARN: string
    }[]
  }
}

export interface IdentityPoolPrincipalTagProperties {
  readonly IdentityProviderName: string
  readonly UseDefaults?: boolean
  readonly PrincipalTags?: Readonly<Record<string, string>>
}

export interface RoleProperties {
  readonly RoleName: string
  readonly Description?: string
  readonly AssumeRolePolicyDocument: PolicyDocument
  readonly MaxSessionDuration?: number
  readonly Path?: string
  readonly PermissionsBoundary?: string
  readonly Policies?: readonly { readonly PolicyName: string; readonly PolicyDocument: PolicyDocument }[]
  readonly ManagedPolicyArns?: readonly string[]
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[]
}

export interface ManagedPolicyProperties {
  readonly ManagedPolicyName: string
  readonly Description?: string
  readonly Path?: string
  readonly PolicyDocument: PolicyDocument
  /** IAM tags managed policies; CloudFormation has no property for it. */
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[]
}

export interface IamUserProperties {
  readonly UserName: string
  readonly Path?: string
  readonly PermissionsBoundary?: string
  readonly Policies?: readonly { readonly PolicyName: string; readonly PolicyDocument: PolicyDocument }[]
  readonly ManagedPolicyArns?: readonly string[]
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[]
}

export interface OidcProviderProperties {
  readonly Url: string
  readonly ClientIdList: readonly string[]
  readonly ThumbprintList?: readonly string[]
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[]
}

export interface SamlProviderProperties {
  readonly Name: string
  /** The document itself, or where it is: kept as it was declared until something needs it. */
  readonly SamlMetadataDocument: string | { readonly url: string } | { readonly file: string }
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[]
}

/** An IAM policy document, kept as it is. */
export type PolicyDocument = { readonly [key: string]: Json }
