import { Fault } from '../../model/fault.ts'
import type { AppClient } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { hidesUsers } from '../client-rules.ts'
import { when, type Step } from '../flow.ts'
import type { Turn } from '../sign-in/turn.ts'

/** Says why a user who has proved the password may still not come in. Before the proof this would tell. */
export const checkStatus: Step<{ user: User; client: AppClient }> = {
  name: 'check status',
  run({ user, client }, { clock }) {
    if (!user.enabled) throw new Fault('NotAuthorizedException', 'User is disabled.')
    if (user.status === 'UNCONFIRMED') throw new Fault('UserNotConfirmedException')
    if (user.temporaryUntil !== undefined && user.temporaryUntil <= clock.now())
      throw new Fault(
        'NotAuthorizedException',
        'Temporary password has expired and must be reset by an administrator.',
      )
    if (user.status !== 'RESET_REQUIRED') return undefined
    throw new Fault(hidesUsers(client) ? 'NotAuthorizedException' : 'PasswordResetRequiredException')
  },
}

/**
 * Tells somebody whom no password could let in that one has to be set first, whatever was typed. Who was imported
 * without one hears that, unless the client hides who there is.
 */
export function refuseUnset({ user, client }: { readonly user: User; readonly client: AppClient }): void {
  const unset = user.status === 'RESET_REQUIRED' && !user.password && !user.importedHash
  if (unset && user.enabled && !hidesUsers(client)) throw new Fault('PasswordResetRequiredException')
}

/**
 * The same in the middle of a sign-in. Where a script decides, it may yet have a password replaced that
 * must be; the door at the end keeps out whoever still has to.
 */
export const checkStatusInTurn: Step<Turn> = when<Turn>(
  ({ signIn, user }) => !(signIn.flow === 'CUSTOM_AUTH' && user.status === 'RESET_REQUIRED'),
  checkStatus,
)
