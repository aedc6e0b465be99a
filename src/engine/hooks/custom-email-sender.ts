import type { User } from '../../model/user.ts'
import { shown } from '../users/shown.ts'
import type { Hook } from '../hook.ts'

interface Needs {
  readonly user: User
  /** What is to be said, if anything: a code, or a temporary password. */
  readonly code: string | null
  /** The same as only the pool's key opens it, in base64. */
  readonly sealed: string | null
  readonly clientMetadata: Readonly<Record<string, string>> | undefined
  /** Facts of a sign-in that somebody else may have made: they stand in the place of attributes. */
  readonly notice?: Readonly<Record<string, string>>
}

/** Has the script send an e-mail in Cognito's place. Nothing it answers counts. */
export const CustomEmailSender: Hook<Needs, object> = {
  name: 'CustomEmailSender',
  sources: [
    'CustomEmailSender_SignUp',
    'CustomEmailSender_ResendCode',
    'CustomEmailSender_ForgotPassword',
    'CustomEmailSender_UpdateUserAttribute',
    'CustomEmailSender_VerifyUserAttribute',
    'CustomEmailSender_AdminCreateUser',
    'CustomEmailSender_Authentication',
    'CustomEmailSender_AccountTakeOverNotification',
  ],
  request: ({ user, sealed, clientMetadata, notice }) => ({
    type: 'customEmailSenderRequestV1',
    code: sealed,
    clientMetadata: clientMetadata ?? null,
    userAttributes: notice ?? shown(user).userAttributes,
  }),
  response: () => ({}),
  apply: () => undefined,
  code: ({ code }) => code ?? undefined,
}
