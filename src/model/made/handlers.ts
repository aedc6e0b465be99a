// Made from schemas/events by `npm run generate`.
import type { AnySettings, Handler } from '../handler.ts'

/** The handler of each hook; PreTokenGeneration has one for each form of its event. */
export interface Handlers<With = AnySettings> {
  CreateAuthChallenge: CreateAuthChallengeHandler<With>
  CustomEmailSender: CustomEmailSenderHandler<With>
  CustomMessage: CustomMessageHandler<With>
  CustomSMSSender: CustomSMSSenderHandler<With>
  DefineAuthChallenge: DefineAuthChallengeHandler<With>
  InboundFederation: InboundFederationHandler<With>
  PostAuthentication: PostAuthenticationHandler<With>
  PostConfirmation: PostConfirmationHandler<With>
  PreAuthentication: PreAuthenticationHandler<With>
  PreSignUp: PreSignUpHandler<With>
  PreTokenGeneration: PreTokenGenerationHandler<With>
  PreTokenGenerationV2: PreTokenGenerationV2Handler<With>
  PreTokenGenerationV3: PreTokenGenerationV3Handler<With>
  UserMigration: UserMigrationHandler<With>
  VerifyAuthChallengeResponse: VerifyAuthChallengeResponseHandler<With>
}

/** What every event tells. */
export interface TriggerEvent {
  /** The form of the event. */
  version: string
  /** The region of the user pool. */
  region: string
  /** The user pool's id. */
  userPoolId: string
  /** The user's name in the pool; `<provider>_<id>` for one who comes from a provider. */
  userName: string
  /** Who asked. */
  callerContext: {
    /** The SDK, as far as its user agent tells; otherwise `aws-sdk-unknown-unknown`. */
    awsSdkVersion: string
    /** The app client's id; `CLIENT_ID_NOT_APPLICABLE` for an administrator's call that names none. */
    clientId: string
  }
}

/**
 * Fires when DefineAuthChallenge asked for `CUSTOM_CHALLENGE`, and makes the question and its answer.
 * The event as the function is given it and gives it back; see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-create-auth-challenge.html.
 * New members may appear at any time.
 */
export interface CreateAuthChallengeEvent extends TriggerEvent {
  /** What made the hook fire. */
  triggerSource: 'CreateAuthChallenge_Authentication'
  request: CreateAuthChallengeRequest
  response: CreateAuthChallengeResponse
}
/** What there is to know. Changes to it are not read. */
export interface CreateAuthChallengeRequest {
  /**
   * The user's attributes by name, all as text; with `sub` and `cognito:user_status` once there is a
   * user, and `identities` (JSON in text) for one who came from a provider.
   */
  userAttributes: { [name: string]: string }
  /** `CUSTOM_CHALLENGE`. */
  challengeName: string
  /** The proofs given so far in this sign-in, oldest first. */
  session: {
    /**
     * `CUSTOM_CHALLENGE`, `SRP_A`, `PASSWORD_VERIFIER`, `SMS_MFA`, `SOFTWARE_TOKEN_MFA`,
     * `DEVICE_SRP_AUTH`, `DEVICE_PASSWORD_VERIFIER`, `ADMIN_NO_SRP_AUTH` or `NEW_PASSWORD_REQUIRED`.
     */
    challengeName: string
    /** Whether it was right. */
    challengeResult: boolean
    /** What CreateAuthChallenge called it; null for all but `CUSTOM_CHALLENGE`. */
    challengeMetadata?: string | null | undefined
  }[]
  /** `ClientMetadata` of the call that led here; null or absent where there was none. */
  clientMetadata?: { [name: string]: string } | null | undefined
  /**
   * Whether nobody has this name. Present only where the app client has `PreventUserExistenceErrors:
   * ENABLED`.
   */
  userNotFound?: boolean | undefined
}
/** The question. */
export interface CreateAuthChallengeResponse {
  /** Told to the caller, in `ChallengeParameters`. */
  publicChallengeParameters?: { [name: string]: string } | null | undefined
  /** Kept here, and shown to VerifyAuthChallengeResponse. */
  privateChallengeParameters?: { [name: string]: string } | null | undefined
  /** A name for this question, shown in `session` from now on. */
  challengeMetadata?: string | null | undefined
}
/** A script for CreateAuthChallenge, V1_0. */
export type CreateAuthChallengeHandler<With = AnySettings> = Handler<CreateAuthChallengeEvent, CreateAuthChallengeEvent, With>

/**
 * Fires instead of sending an e-mail: the script sends it. Nobody waits for it, and its errors reach
 * no caller. The event as the function is given it and gives it back; see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-email-sender.html.
 * New members may appear at any time.
 */
export interface CustomEmailSenderEvent extends TriggerEvent {
  /** What made the hook fire. */
  triggerSource: 'CustomEmailSender_SignUp' | 'CustomEmailSender_ResendCode' | 'CustomEmailSender_ForgotPassword' | 'CustomEmailSender_UpdateUserAttribute' | 'CustomEmailSender_VerifyUserAttribute' | 'CustomEmailSender_AdminCreateUser' | 'CustomEmailSender_Authentication' | 'CustomEmailSender_AccountTakeOverNotification'
  request: CustomEmailSenderRequest
  response: CustomEmailSenderResponse
}
/** What there is to know. Changes to it are not read. */
export interface CustomEmailSenderRequest {
  /** The form of the request. */
  type: string
  /**
   * The code, or the temporary password with `<` and `>` as `&lt;` and `&gt;`: an AWS Encryption SDK
   * message under the pool's `KMSKeyID`, in base64. Null for
   * `CustomEmailSender_AccountTakeOverNotification`.
   */
  code: string | null
  /** `ClientMetadata` of the call that led here; null or absent where there was none. */
  clientMetadata?: { [name: string]: string } | null | undefined
  /**
   * The user's attributes by name, all as text; with `sub` and `cognito:user_status` once there is a
   * user, and `identities` (JSON in text) for one who came from a provider. Facts of the sign-in for
   * `CustomEmailSender_AccountTakeOverNotification`, such as `IP_ADDRESS`.
   */
  userAttributes: { [name: string]: string }
}
/** Nothing is read of it. */
export type CustomEmailSenderResponse = unknown
/** A script for CustomEmailSender, V1_0. */
export type CustomEmailSenderHandler<With = AnySettings> = Handler<CustomEmailSenderEvent, unknown, With>

/**
 * Fires before a message is sent, and may word it anew. The event as the function is given it and
 * gives it back; see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html. New
 * members may appear at any time.
 */
export interface CustomMessageEvent extends TriggerEvent {
  /** What made the hook fire. */
  triggerSource: 'CustomMessage_SignUp' | 'CustomMessage_AdminCreateUser' | 'CustomMessage_ResendCode' | 'CustomMessage_ForgotPassword' | 'CustomMessage_UpdateUserAttribute' | 'CustomMessage_VerifyUserAttribute' | 'CustomMessage_Authentication'
  request: CustomMessageRequest
  response: CustomMessageResponse
}
/** What there is to know. Changes to it are not read. */
export interface CustomMessageRequest {
  /**
   * The user's attributes by name, all as text; with `sub` and `cognito:user_status` once there is a
   * user, and `identities` (JSON in text) for one who came from a provider.
   */
  userAttributes: { [name: string]: string }
  /** Stands for the code in the words: `{####}`. */
  codeParameter: string
  /** Stands for the link in the words, where the pool verifies by link: `{##Click Here##}`. */
  linkParameter?: string | null | undefined
  /** Stands for the user name in the words of an invitation: `{username}`; otherwise null. */
  usernameParameter: string | null
  /** `ClientMetadata` of the call that led here; null or absent where there was none. */
  clientMetadata?: { [name: string]: string } | null | undefined
}
/**
 * The words; null keeps the pool's own. They must hold `codeParameter`, and those of an invitation
 * `usernameParameter` too.
 */
export interface CustomMessageResponse {
  /** At most 140 characters. */
  smsMessage?: string | null | undefined
  /** HTML, at most 20,000 characters. Only where the pool sends with `EmailSendingAccount: DEVELOPER`. */
  emailMessage?: string | null | undefined
  /** At most 140 characters. Only where the pool sends with `EmailSendingAccount: DEVELOPER`. */
  emailSubject?: string | null | undefined
}
/** A script for CustomMessage, V1_0. */
export type CustomMessageHandler<With = AnySettings> = Handler<CustomMessageEvent, CustomMessageEvent, With>

/**
 * Fires instead of sending an SMS: the script sends it. Nobody waits for it, and its errors reach no
 * caller. The event as the function is given it and gives it back; see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-sms-sender.html.
 * New members may appear at any time.
 */
export interface CustomSMSSenderEvent extends TriggerEvent {
  /** What made the hook fire. */
  triggerSource: 'CustomSMSSender_SignUp' | 'CustomSMSSender_ResendCode' | 'CustomSMSSender_ForgotPassword' | 'CustomSMSSender_UpdateUserAttribute' | 'CustomSMSSender_VerifyUserAttribute' | 'CustomSMSSender_AdminCreateUser' | 'CustomSMSSender_Authentication'
  request: CustomSMSSenderRequest
  response: CustomSMSSenderResponse
}
/** What there is to know. Changes to it are not read. */
export interface CustomSMSSenderRequest {
  /** The form of the request. */
  type: string
  /**
   * The code, or the temporary password with `<` and `>` as `&lt;` and `&gt;`: an AWS Encryption SDK
   * message under the pool's `KMSKeyID`, in base64.
   */
  code: string | null
  /** `ClientMetadata` of the call that led here; null or absent where there was none. */
  clientMetadata?: { [name: string]: string } | null | undefined
  /**
   * The user's attributes by name, all as text; with `sub` and `cognito:user_status` once there is a
   * user, and `identities` (JSON in text) for one who came from a provider.
   */
  userAttributes: { [name: string]: string }
}
/** Nothing is read of it. */
export type CustomSMSSenderResponse = unknown
/** A script for CustomSMSSender, V1_0. */
export type CustomSMSSenderHandler<With = AnySettings> = Handler<CustomSMSSenderEvent, unknown, With>

/**
 * Fires in `CUSTOM_AUTH` at the start and after each answer, and says what is asked next, or that it
 * is enough. The event as the function is given it and gives it back; see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-define-auth-challenge.html.
 * New members may appear at any time.
 */
export interface DefineAuthChallengeEvent extends TriggerEvent {
  /** What made the hook fire. */
  triggerSource: 'DefineAuthChallenge_Authentication'
  request: DefineAuthChallengeRequest
  response: DefineAuthChallengeResponse
}
/** What there is to know. Changes to it are not read. */
export interface DefineAuthChallengeRequest {
  /**
   * The user's attributes by name, all as text; with `sub` and `cognito:user_status` once there is a
   * user, and `identities` (JSON in text) for one who came from a provider.
   */
  userAttributes: { [name: string]: string }
  /** The proofs given so far in this sign-in, oldest first. */
  session: {
    /**
     * `CUSTOM_CHALLENGE`, `SRP_A`, `PASSWORD_VERIFIER`, `SMS_MFA`, `SOFTWARE_TOKEN_MFA`,
     * `DEVICE_SRP_AUTH`, `DEVICE_PASSWORD_VERIFIER`, `ADMIN_NO_SRP_AUTH` or `NEW_PASSWORD_REQUIRED`.
     */
    challengeName: string
    /** Whether it was right. */
    challengeResult: boolean
    /** What CreateAuthChallenge called it; null for all but `CUSTOM_CHALLENGE`. */
    challengeMetadata?: string | null | undefined
  }[]
  /** `ClientMetadata` of the call that led here; null or absent where there was none. */
  clientMetadata?: { [name: string]: string } | null | undefined
  /**
   * Whether nobody has this name. Present only where the app client has `PreventUserExistenceErrors:
   * ENABLED`.
   */
  userNotFound?: boolean | undefined
}
/** What comes next. `failAuthentication` goes before `issueTokens`, and that before `challengeName`. */
export interface DefineAuthChallengeResponse {
  /** What to ask: `CUSTOM_CHALLENGE`, `PASSWORD_VERIFIER` after `SRP_A`, or `NEW_PASSWORD_REQUIRED`. */
  challengeName?: string | null | undefined
  /** Ends the sign-in with tokens. */
  issueTokens?: boolean | null | undefined
  /** Ends the sign-in without. */
  failAuthentication?: boolean | null | undefined
}
/** A script for DefineAuthChallenge, V1_0. */
export type DefineAuthChallengeHandler<With = AnySettings> = Handler<DefineAuthChallengeEvent, DefineAuthChallengeEvent, With>

/**
 * Fires whenever somebody comes from an identity provider, before the user is made or brought up to
 * date, and may change what the provider said. The event as the function is given it and gives it
 * back; see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-inbound-federation.html.
 * New members may appear at any time.
 */
export interface InboundFederationEvent extends TriggerEvent {
  /** What made the hook fire. */
  triggerSource: 'InboundFederation_ExternalProvider'
  request: InboundFederationRequest
  response: InboundFederationResponse
}
/** What there is to know. Changes to it are not read. */
export interface InboundFederationRequest {
  /** The provider's name in the pool. */
  providerName: string
  /** What the provider speaks. */
  providerType: 'OIDC' | 'SAML' | 'Facebook' | 'Google' | 'SignInWithApple' | 'LoginWithAmazon'
  /** What the provider said, by its own names. */
  attributes: {
    /** The answer of its token endpoint. Not for SAML. */
    tokenResponse?: { [name: string]: unknown } | null | undefined
    /** Claims of its ID token. Not for SAML. */
    idToken?: { [name: string]: unknown } | null | undefined
    /** The answer of its user info endpoint. Not for SAML. */
    userInfo?: { [name: string]: unknown } | null | undefined
    /** Attributes of its assertion. Only for SAML. */
    samlResponse?: { [name: string]: unknown } | null | undefined
  }
}
/** What to go on with. */
export interface InboundFederationResponse {
  /**
   * Attributes by the provider's names. Empty keeps them all as they were; otherwise whatever is left
   * out is dropped.
   */
  userAttributesToMap?: { [name: string]: string } | null | undefined
}
/** A script for InboundFederation, V1_0. */
export type InboundFederationHandler<With = AnySettings> = Handler<InboundFederationEvent, InboundFederationEvent, With>

/**
 * Fires when every proof was given and before there are tokens. An error refuses the sign-in. The
 * event as the function is given it and gives it back; see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html.
 * New members may appear at any time.
 */
export interface PostAuthenticationEvent extends TriggerEvent {
  /** What made the hook fire. */
  triggerSource: 'PostAuthentication_Authentication'
  request: PostAuthenticationRequest
  response: PostAuthenticationResponse
}
/** What there is to know. Changes to it are not read. */
export interface PostAuthenticationRequest {
  /**
   * The user's attributes by name, all as text; with `sub` and `cognito:user_status` once there is a
   * user, and `identities` (JSON in text) for one who came from a provider.
   */
  userAttributes: { [name: string]: string }
  /** Whether the device is new. Always false where the pool remembers no devices. */
  newDeviceUsed: boolean
  /**
   * `ClientMetadata` of RespondToAuthChallenge or AdminRespondToAuthChallenge; never that of
   * InitiateAuth.
   */
  clientMetadata?: { [name: string]: string } | null | undefined
}
/** Nothing is read of it. */
export type PostAuthenticationResponse = { [name: string]: unknown }
/** A script for PostAuthentication, V1_0. */
export type PostAuthenticationHandler<With = AnySettings> = Handler<PostAuthenticationEvent, PostAuthenticationEvent, With>

/**
 * Fires after an account, or a new password for it, was confirmed. An error fails the call; what was
 * confirmed stays so. The event as the function is given it and gives it back; see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html.
 * New members may appear at any time.
 */
export interface PostConfirmationEvent extends TriggerEvent {
  /** What made the hook fire. */
  triggerSource: 'PostConfirmation_ConfirmSignUp' | 'PostConfirmation_ConfirmForgotPassword'
  request: PostConfirmationRequest
  response: PostConfirmationResponse
}
/** What there is to know. Changes to it are not read. */
export interface PostConfirmationRequest {
  /**
   * The user's attributes by name, all as text; with `sub` and `cognito:user_status` once there is a
   * user, and `identities` (JSON in text) for one who came from a provider.
   */
  userAttributes: { [name: string]: string }
  /** `ClientMetadata` of the call that led here; null or absent where there was none. */
  clientMetadata?: { [name: string]: string } | null | undefined
}
/** Nothing is read of it. */
export type PostConfirmationResponse = { [name: string]: unknown }
/** A script for PostConfirmation, V1_0. */
export type PostConfirmationHandler<With = AnySettings> = Handler<PostConfirmationEvent, PostConfirmationEvent, With>

/**
 * Fires before a sign-in is checked, and may refuse it by throwing. The event as the function is given
 * it and gives it back; see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-authentication.html.
 * New members may appear at any time.
 */
export interface PreAuthenticationEvent extends TriggerEvent {
  /** What made the hook fire. */
  triggerSource: 'PreAuthentication_Authentication'
  request: PreAuthenticationRequest
  response: PreAuthenticationResponse
}
/** What there is to know. Changes to it are not read. */
export interface PreAuthenticationRequest {
  /**
   * The user's attributes by name, all as text; with `sub` and `cognito:user_status` once there is a
   * user, and `identities` (JSON in text) for one who came from a provider.
   */
  userAttributes: { [name: string]: string }
  /** `ClientMetadata` of InitiateAuth or AdminInitiateAuth; null where there was none. */
  validationData?: { [name: string]: string } | null | undefined
  /** `ClientMetadata` of the call that led here; null or absent where there was none. */
  clientMetadata?: { [name: string]: string } | null | undefined
  /**
   * Whether nobody has this name. Present only where the app client has `PreventUserExistenceErrors:
   * ENABLED`.
   */
  userNotFound?: boolean | undefined
}
/** Nothing is read of it. */
export type PreAuthenticationResponse = { [name: string]: unknown }
/** A script for PreAuthentication, V1_0. */
export type PreAuthenticationHandler<With = AnySettings> = Handler<PreAuthenticationEvent, PreAuthenticationEvent, With>

/**
 * Fires before a user is made, and may refuse the sign-up by throwing, or confirm the account and its
 * attributes at once. The event as the function is given it and gives it back; see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html. New
 * members may appear at any time.
 */
export interface PreSignUpEvent extends TriggerEvent {
  /** What made the hook fire. */
  triggerSource: 'PreSignUp_SignUp' | 'PreSignUp_AdminCreateUser' | 'PreSignUp_ExternalProvider'
  request: PreSignUpRequest
  response: PreSignUpResponse
}
/** What there is to know. Changes to it are not read. */
export interface PreSignUpRequest {
  /** The attributes asked for, by name, all as text. There is no `sub` yet. */
  userAttributes: { [name: string]: string }
  /** `ValidationData` of SignUp or AdminCreateUser, by name; null where there was none. */
  validationData?: { [name: string]: string } | null | undefined
  /** `ClientMetadata` of the call that led here; null or absent where there was none. */
  clientMetadata?: { [name: string]: string } | null | undefined
}
/** What the script decides. Of no effect for `PreSignUp_AdminCreateUser`. */
export interface PreSignUpResponse {
  /** Confirms the account at once: no code is sent. */
  autoConfirmUser?: boolean | null | undefined
  /** Counts the e-mail address as verified. Refused where there is none. */
  autoVerifyEmail?: boolean | null | undefined
  /** Counts the phone number as verified. Refused where there is none. */
  autoVerifyPhone?: boolean | null | undefined
}
/** A script for PreSignUp, V1_0. */
export type PreSignUpHandler<With = AnySettings> = Handler<PreSignUpEvent, PreSignUpEvent, With>

/**
 * Fires before tokens are made, and changes claims of the ID token. Groups change in both tokens. The
 * event as the function is given it and gives it back; see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html.
 * New members may appear at any time.
 */
export interface PreTokenGenerationEvent extends TriggerEvent {
  /** What made the hook fire. */
  triggerSource: 'TokenGeneration_HostedAuth' | 'TokenGeneration_Authentication' | 'TokenGeneration_NewPasswordChallenge' | 'TokenGeneration_AuthenticateDevice' | 'TokenGeneration_RefreshTokens'
  request: PreTokenGenerationRequest
  response: PreTokenGenerationResponse
}
/** What there is to know. Changes to it are not read. */
export interface PreTokenGenerationRequest {
  /**
   * The user's attributes by name, all as text; with `sub` and `cognito:user_status` once there is a
   * user, and `identities` (JSON in text) for one who came from a provider.
   */
  userAttributes: { [name: string]: string }
  /** The user's groups and their roles, as the tokens would say them. */
  groupConfiguration: {
    /** Names of groups: `cognito:groups`. */
    groupsToOverride?: string[] | null | undefined
    /** ARNs of roles: `cognito:roles`. */
    iamRolesToOverride?: string[] | null | undefined
    /** ARN of a role: `cognito:preferred_role`. */
    preferredRole?: string | null | undefined
  }
  /** `ClientMetadata` of the call that led here, never that of InitiateAuth. */
  clientMetadata?: { [name: string]: string } | null | undefined
}
/** Changes to the tokens. */
export interface PreTokenGenerationResponse {
  /** Null leaves the tokens as they are. */
  claimsOverrideDetails?: {
    /**
     * Claims to put in, by name. The service's own, such as `sub`, `iss` and most of `cognito:*`, stay
     * as they are.
     */
    claimsToAddOrOverride?: { [name: string]: string } | null | undefined
    /** Names of claims to take out. A claim both added and taken out is out. */
    claimsToSuppress?: string[] | null | undefined
    /** Replaces the groups and roles in the tokens. Left out, they stay; null or empty, they go. */
    groupOverrideDetails?: {
      /** Names of groups: `cognito:groups`. */
      groupsToOverride?: string[] | null | undefined
      /** ARNs of roles: `cognito:roles`. */
      iamRolesToOverride?: string[] | null | undefined
      /** ARN of a role: `cognito:preferred_role`. */
      preferredRole?: string | null | undefined
    } | null | undefined
  } | null | undefined
}
/** A script for PreTokenGeneration, V1_0. */
export type PreTokenGenerationHandler<With = AnySettings> = Handler<PreTokenGenerationEvent, PreTokenGenerationEvent, With>

/**
 * Fires before a person's tokens are made, and changes claims of both and the scopes of the access
 * token. For pools of the tiers Essentials and Plus. The event as the function is given it and gives
 * it back; see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html.
 * New members may appear at any time.
 */
export interface PreTokenGenerationV2Event extends TriggerEvent {
  /** What made the hook fire. */
  triggerSource: 'TokenGeneration_HostedAuth' | 'TokenGeneration_Authentication' | 'TokenGeneration_NewPasswordChallenge' | 'TokenGeneration_AuthenticateDevice' | 'TokenGeneration_RefreshTokens'
  request: PreTokenGenerationV2Request
  response: PreTokenGenerationV2Response
}
/** What there is to know. Changes to it are not read. */
export interface PreTokenGenerationV2Request {
  /**
   * The user's attributes by name, all as text; with `sub` and `cognito:user_status` once there is a
   * user, and `identities` (JSON in text) for one who came from a provider.
   */
  userAttributes: { [name: string]: string }
  /** The user's groups and their roles, as the tokens would say them. */
  groupConfiguration: {
    /** Names of groups: `cognito:groups`. */
    groupsToOverride?: string[] | null | undefined
    /** ARNs of roles: `cognito:roles`. */
    iamRolesToOverride?: string[] | null | undefined
    /** ARN of a role: `cognito:preferred_role`. */
    preferredRole?: string | null | undefined
  }
  /** Scopes of the access token. */
  scopes?: string[] | undefined
  /** `ClientMetadata` of the call that led here, never that of InitiateAuth. */
  clientMetadata?: { [name: string]: string } | null | undefined
}
/** Changes to the tokens. */
export interface PreTokenGenerationV2Response {
  /** Null leaves the tokens as they are. */
  claimsAndScopeOverrideDetails?: {
    /** Changes to the ID token. */
    idTokenGeneration?: {
      /**
       * Claims to put in, by name: text, number, boolean, list or object. The service's own, such as
       * `sub`, `iss` and most of `cognito:*`, stay as they are.
       */
      claimsToAddOrOverride?: { [name: string]: string | number | boolean | unknown[] | object } | null | undefined
      /** Names of claims to take out. A claim both added and taken out is out. */
      claimsToSuppress?: string[] | null | undefined
    } | null | undefined
    /** Changes to the access token. */
    accessTokenGeneration?: {
      /**
       * Claims to put in, by name: text, number, boolean, list or object. The service's own, such as
       * `sub`, `iss` and most of `cognito:*`, stay as they are.
       */
      claimsToAddOrOverride?: { [name: string]: string | number | boolean | unknown[] | object } | null | undefined
      /** Names of claims to take out. A claim both added and taken out is out. */
      claimsToSuppress?: string[] | null | undefined
      /** Scopes to put in; none may have a blank in it. */
      scopesToAdd?: string[] | null | undefined
      /** Scopes to take out. */
      scopesToSuppress?: string[] | null | undefined
    } | null | undefined
    /** Replaces the groups and roles in the tokens. Left out, they stay; null or empty, they go. */
    groupOverrideDetails?: {
      /** Names of groups: `cognito:groups`. */
      groupsToOverride?: string[] | null | undefined
      /** ARNs of roles: `cognito:roles`. */
      iamRolesToOverride?: string[] | null | undefined
      /** ARN of a role: `cognito:preferred_role`. */
      preferredRole?: string | null | undefined
    } | null | undefined
  } | null | undefined
}
/** A script for PreTokenGeneration, V2_0. */
export type PreTokenGenerationV2Handler<With = AnySettings> = Handler<PreTokenGenerationV2Event, PreTokenGenerationV2Event, With>

/**
 * Fires before tokens are made, for people and machines, and changes claims of both and the scopes of
 * the access token. For pools of the tiers Essentials and Plus. The event as the function is given it
 * and gives it back; see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html.
 * New members may appear at any time.
 */
export interface PreTokenGenerationV3Event extends TriggerEvent {
  /** What made the hook fire. */
  triggerSource: 'TokenGeneration_HostedAuth' | 'TokenGeneration_Authentication' | 'TokenGeneration_NewPasswordChallenge' | 'TokenGeneration_AuthenticateDevice' | 'TokenGeneration_RefreshTokens' | 'TokenGeneration_ClientCredentials'
  request: PreTokenGenerationV3Request
  response: PreTokenGenerationV3Response
}
/** What there is to know. Changes to it are not read. */
export interface PreTokenGenerationV3Request {
  /**
   * The user's attributes by name, all as text; with `sub` and `cognito:user_status` once there is a
   * user, and `identities` (JSON in text) for one who came from a provider. Empty for a machine.
   */
  userAttributes: { [name: string]: string }
  /** The user's groups and their roles, as the tokens would say them. Null for a machine. */
  groupConfiguration: {
    /** Names of groups: `cognito:groups`. */
    groupsToOverride?: string[] | null | undefined
    /** ARNs of roles: `cognito:roles`. */
    iamRolesToOverride?: string[] | null | undefined
    /** ARN of a role: `cognito:preferred_role`. */
    preferredRole?: string | null | undefined
  } | null
  /** Scopes of the access token. */
  scopes?: string[] | undefined
  /**
   * `ClientMetadata` of the call that led here, never that of InitiateAuth; for a machine,
   * `aws_client_metadata` of the token request.
   */
  clientMetadata?: { [name: string]: string } | null | undefined
}
/** Changes to the tokens. */
export interface PreTokenGenerationV3Response {
  /** Null leaves the tokens as they are. */
  claimsAndScopeOverrideDetails?: {
    /** Changes to the ID token. */
    idTokenGeneration?: {
      /**
       * Claims to put in, by name: text, number, boolean, list or object. The service's own, such as
       * `sub`, `iss` and most of `cognito:*`, stay as they are.
       */
      claimsToAddOrOverride?: { [name: string]: string | number | boolean | unknown[] | object } | null | undefined
      /** Names of claims to take out. A claim both added and taken out is out. */
      claimsToSuppress?: string[] | null | undefined
    } | null | undefined
    /** Changes to the access token. */
    accessTokenGeneration?: {
      /**
       * Claims to put in, by name: text, number, boolean, list or object. The service's own, such as
       * `sub`, `iss` and most of `cognito:*`, stay as they are.
       */
      claimsToAddOrOverride?: { [name: string]: string | number | boolean | unknown[] | object } | null | undefined
      /** Names of claims to take out. A claim both added and taken out is out. */
      claimsToSuppress?: string[] | null | undefined
      /** Scopes to put in; none may have a blank in it. */
      scopesToAdd?: string[] | null | undefined
      /** Scopes to take out. */
      scopesToSuppress?: string[] | null | undefined
    } | null | undefined
    /** Replaces the groups and roles in the tokens. Left out, they stay; null or empty, they go. */
    groupOverrideDetails?: {
      /** Names of groups: `cognito:groups`. */
      groupsToOverride?: string[] | null | undefined
      /** ARNs of roles: `cognito:roles`. */
      iamRolesToOverride?: string[] | null | undefined
      /** ARN of a role: `cognito:preferred_role`. */
      preferredRole?: string | null | undefined
    } | null | undefined
  } | null | undefined
}
/** A script for PreTokenGeneration, V3_0. */
export type PreTokenGenerationV3Handler<With = AnySettings> = Handler<PreTokenGenerationV3Event, PreTokenGenerationV3Event, With>

/**
 * Fires when nobody has the name in a password sign-in or a forgotten password, and may bring the user
 * over from elsewhere. An error means that there is no such user. The event as the function is given
 * it and gives it back; see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html. New
 * members may appear at any time.
 */
export interface UserMigrationEvent extends TriggerEvent {
  /** What made the hook fire. */
  triggerSource: 'UserMigration_Authentication' | 'UserMigration_ForgotPassword'
  request: UserMigrationRequest
  response: UserMigrationResponse
}
/** What there is to know. Changes to it are not read. */
export interface UserMigrationRequest {
  /** The password as it was typed. Only for `UserMigration_Authentication`. */
  password?: string | undefined
  /** `ClientMetadata` of InitiateAuth or AdminInitiateAuth. */
  validationData?: { [name: string]: string } | null | undefined
  /** `ClientMetadata` of ForgotPassword or AdminRespondToAuthChallenge. */
  clientMetadata?: { [name: string]: string } | null | undefined
  /** Always null: there is no user yet. */
  userAttributes?: null | undefined
}
/** The user to make; without `userAttributes`, none is made. */
export interface UserMigrationResponse {
  /**
   * Attributes by name, all as text. `username` only where the name that was typed is an alias. A
   * forgotten password needs `email_verified` or `phone_number_verified` to be `true`.
   */
  userAttributes?: { [name: string]: string } | null | undefined
  /** `CONFIRMED` keeps the password that was typed; left out, it must be reset. */
  finalUserStatus?: 'UNCONFIRMED' | 'CONFIRMED' | 'ARCHIVED' | 'COMPROMISED' | 'UNKNOWN' | 'RESET_REQUIRED' | 'FORCE_CHANGE_PASSWORD' | null | undefined
  /** `SUPPRESS` sends no welcome message. */
  messageAction?: 'RESEND' | 'SUPPRESS' | null | undefined
  /** Where a welcome message goes; `SMS` when left out. */
  desiredDeliveryMediums?: ('EMAIL' | 'SMS')[] | null | undefined
  /** Takes an alias from the user who has it; otherwise the migration fails there. */
  forceAliasCreation?: boolean | null | undefined
  /** Turns on SMS as a second factor. Needs a phone number, and MFA in the pool. */
  enableSMSMFA?: boolean | null | undefined
}
/** A script for UserMigration, V1_0. */
export type UserMigrationHandler<With = AnySettings> = Handler<UserMigrationEvent, UserMigrationEvent, With>

/**
 * Fires when a `CUSTOM_CHALLENGE` is answered, and says whether the answer is right. The event as the
 * function is given it and gives it back; see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-verify-auth-challenge-response.html.
 * New members may appear at any time.
 */
export interface VerifyAuthChallengeResponseEvent extends TriggerEvent {
  /** What made the hook fire. */
  triggerSource: 'VerifyAuthChallengeResponse_Authentication'
  request: VerifyAuthChallengeResponseRequest
  response: VerifyAuthChallengeResponseResponse
}
/** What there is to know. Changes to it are not read. */
export interface VerifyAuthChallengeResponseRequest {
  /**
   * The user's attributes by name, all as text; with `sub` and `cognito:user_status` once there is a
   * user, and `identities` (JSON in text) for one who came from a provider.
   */
  userAttributes: { [name: string]: string }
  /** What CreateAuthChallenge kept. */
  privateChallengeParameters: { [name: string]: string } | null
  /** `ANSWER` of the caller's `ChallengeResponses`. */
  challengeAnswer: string | null
  /** `ClientMetadata` of the call that led here; null or absent where there was none. */
  clientMetadata?: { [name: string]: string } | null | undefined
  /**
   * Whether nobody has this name. Present only where the app client has `PreventUserExistenceErrors:
   * ENABLED`.
   */
  userNotFound?: boolean | undefined
}
/** The verdict. */
export interface VerifyAuthChallengeResponseResponse {
  /** Whether the answer is right; null counts as wrong. */
  answerCorrect?: boolean | null | undefined
}
/** A script for VerifyAuthChallengeResponse, V1_0. */
export type VerifyAuthChallengeResponseHandler<With = AnySettings> = Handler<VerifyAuthChallengeResponseEvent, VerifyAuthChallengeResponseEvent, With>
