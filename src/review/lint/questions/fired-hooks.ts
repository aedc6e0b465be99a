import type { HookKey } from '../../../model/hook.ts'

const signIn = [
  'preAuthentication',
  'postAuthentication',
  'preTokenGeneration',
  'userMigration',
  'defineAuthChallenge',
  'createAuthChallenge',
  'customMessage',
  'customEmailSender',
  'customSMSSender',
] as const
const answer = [
  'postAuthentication',
  'preTokenGeneration',
  'defineAuthChallenge',
  'createAuthChallenge',
  'verifyAuthChallengeResponse',
  'customMessage',
  'customEmailSender',
  'customSMSSender',
] as const
const message = ['customMessage', 'customEmailSender', 'customSMSSender'] as const

const fired: Readonly<Record<string, readonly HookKey[]>> = {
  AdminConfirmSignUp: ['postConfirmation'],
  AdminCreateUser: ['preSignUp', ...message],
  AdminInitiateAuth: signIn,
  AdminResetUserPassword: message,
  AdminRespondToAuthChallenge: answer,
  AdminUpdateUserAttributes: message,
  ConfirmForgotPassword: ['postConfirmation'],
  ConfirmSignUp: ['postConfirmation'],
  ForgotPassword: ['userMigration', ...message],
  GetClientToken: ['preTokenGeneration'],
  GetTokensFromRefreshToken: ['preTokenGeneration'],
  GetUserAttributeVerificationCode: message,
  InitiateAuth: signIn,
  ResendConfirmationCode: message,
  RespondToAuthChallenge: answer,
  SignUp: ['preSignUp', 'postConfirmation', ...message],
  UpdateUserAttributes: message,
}

/** The hooks that an operation of the API may fire, by the guide's table of trigger sources. */
export const firedBy = (operation: string): readonly HookKey[] => fired[operation] ?? []
