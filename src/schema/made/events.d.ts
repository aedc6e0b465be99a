// Made from schemas/events by `npm run generate`.

import type { EventVersion, HookName } from '../../model/hook.ts'
import type { JsonObject } from '../../model/trigger.ts'

interface Checker {
  (data: unknown): boolean
  errors?: null | { instancePath: string; keyword: string; params: Record<string, unknown> }[]
}
export declare const answers: Record<HookName, Partial<Record<EventVersion, Checker>>>
export declare const neutral: Record<HookName, Partial<Record<EventVersion, JsonObject>>>
export declare const triggerSources: {
  readonly CreateAuthChallenge_Authentication: 'CreateAuthChallenge'
  readonly CustomEmailSender_SignUp: 'CustomEmailSender'
  readonly CustomEmailSender_ResendCode: 'CustomEmailSender'
  readonly CustomEmailSender_ForgotPassword: 'CustomEmailSender'
  readonly CustomEmailSender_UpdateUserAttribute: 'CustomEmailSender'
  readonly CustomEmailSender_VerifyUserAttribute: 'CustomEmailSender'
  readonly CustomEmailSender_AdminCreateUser: 'CustomEmailSender'
  readonly CustomEmailSender_Authentication: 'CustomEmailSender'
  readonly CustomEmailSender_AccountTakeOverNotification: 'CustomEmailSender'
  readonly CustomMessage_SignUp: 'CustomMessage'
  readonly CustomMessage_AdminCreateUser: 'CustomMessage'
  readonly CustomMessage_ResendCode: 'CustomMessage'
  readonly CustomMessage_ForgotPassword: 'CustomMessage'
  readonly CustomMessage_UpdateUserAttribute: 'CustomMessage'
  readonly CustomMessage_VerifyUserAttribute: 'CustomMessage'
  readonly CustomMessage_Authentication: 'CustomMessage'
  readonly CustomSMSSender_SignUp: 'CustomSMSSender'
  readonly CustomSMSSender_ResendCode: 'CustomSMSSender'
  readonly CustomSMSSender_ForgotPassword: 'CustomSMSSender'
  readonly CustomSMSSender_UpdateUserAttribute: 'CustomSMSSender'
  readonly CustomSMSSender_VerifyUserAttribute: 'CustomSMSSender'
  readonly CustomSMSSender_AdminCreateUser: 'CustomSMSSender'
  readonly CustomSMSSender_Authentication: 'CustomSMSSender'
  readonly DefineAuthChallenge_Authentication: 'DefineAuthChallenge'
  readonly InboundFederation_ExternalProvider: 'InboundFederation'
  readonly PostAuthentication_Authentication: 'PostAuthentication'
  readonly PostConfirmation_ConfirmSignUp: 'PostConfirmation'
  readonly PostConfirmation_ConfirmForgotPassword: 'PostConfirmation'
  readonly PreAuthentication_Authentication: 'PreAuthentication'
  readonly PreSignUp_SignUp: 'PreSignUp'
  readonly PreSignUp_AdminCreateUser: 'PreSignUp'
  readonly PreSignUp_ExternalProvider: 'PreSignUp'
  readonly TokenGeneration_HostedAuth: 'PreTokenGeneration'
  readonly TokenGeneration_Authentication: 'PreTokenGeneration'
  readonly TokenGeneration_NewPasswordChallenge: 'PreTokenGeneration'
  readonly TokenGeneration_AuthenticateDevice: 'PreTokenGeneration'
  readonly TokenGeneration_RefreshTokens: 'PreTokenGeneration'
  readonly TokenGeneration_ClientCredentials: 'PreTokenGeneration'
  readonly UserMigration_Authentication: 'UserMigration'
  readonly UserMigration_ForgotPassword: 'UserMigration'
  readonly VerifyAuthChallengeResponse_Authentication: 'VerifyAuthChallengeResponse'
}
