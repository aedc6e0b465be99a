import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { recoveryDestination, type Destination } from './destination.ts'

/** Chooses where the code goes by which somebody may set another password. */
export const chooseResetDestination: Step<
  { pool: UserPool; user: User },
  { destination: Destination | undefined }
> = {
  name: 'choose where the code goes',
  run({ pool, user }) {
    // Whoever came from a provider has no password here to forget.
    if (user.status === 'FORCE_CHANGE_PASSWORD' || user.status === 'EXTERNAL_PROVIDER')
      throw new Fault('NotAuthorizedException', 'User password cannot be reset in the current state.')
    const destination = recoveryDestination(pool, user)
    if (!destination)
      throw new Fault(
        'InvalidParameterException',
        'Cannot reset password for the user as there is no registered/verified email or phone_number',
      )
    return { destination }
  },
}
