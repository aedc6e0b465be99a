import type { User } from '../../model/user.ts'
import { shown } from '../users/shown.ts'
import type { Hook } from '../hook.ts'

interface Needs {
  readonly user: User
  readonly clientMetadata: Readonly<Record<string, string>> | undefined
}

/**
 * Tells the script that an account or a new password has been confirmed. It stays so, whatever the script
 * says. That it is not told of accounts which an administrator or a migration makes is unverified.
 */
export const PostConfirmation: Hook<Needs, object> = {
  name: 'PostConfirmation',
  sources: ['PostConfirmation_ConfirmSignUp', 'PostConfirmation_ConfirmForgotPassword'],
  request: ({ user, clientMetadata }) => ({ ...shown(user), ...(clientMetadata && { clientMetadata }) }),
  response: () => ({}),
  apply: () => undefined,
}
