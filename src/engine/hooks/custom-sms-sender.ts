import type { User } from '../../model/user.ts'
import { shown } from '../users/shown.ts'
import type { Hook } from '../hook.ts'

interface Needs {
  readonly user: User
  /** What is to be said: a code, or a temporary password. */
  readonly code: string | null
  /** The same as only the pool's key opens it, in base64. */
  readonly sealed: string | null
  readonly clientMetadata: Readonly<Record<string, string>> | undefined
}

/** Has the script send an SMS in Cognito's place. Nothing it answers counts. */
export const CustomSMSSender: Hook<Needs, object> = {
  name: 'CustomSMSSender',
  sources: [
    'CustomSMSSender_SignUp',
    'CustomSMSSender_ResendCode',
    'CustomSMSSender_ForgotPassword',
    'CustomSMSSender_UpdateUserAttribute',
    'CustomSMSSender_VerifyUserAttribute',
    'CustomSMSSender_AdminCreateUser',
    'CustomSMSSender_Authentication',
  ],
  request: ({ user, sealed, clientMetadata }) => ({
    type: 'customSMSSenderRequestV1',
    code: sealed,
    clientMetadata: clientMetadata ?? null,
    userAttributes: shown(user).userAttributes,
  }),
  response: () => ({}),
  apply: () => undefined,
  code: ({ code }) => code ?? undefined,
}
