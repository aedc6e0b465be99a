import { Fault } from '../../model/fault.ts'
import type { AppClient } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { hidesUsers } from '../client-rules.ts'
import type { Step } from '../flow.ts'

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
