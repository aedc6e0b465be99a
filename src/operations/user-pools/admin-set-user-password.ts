import { choose, flow, type Step } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import { checkHistory, setPassword } from '../../engine/steps/set-password.ts'
import { setTemporaryPassword } from '../../engine/steps/set-temporary-password.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { operation } from '../operation.ts'

type Input = Api['AdminSetUserPassword']['input']

const read: Step<Input, { newPassword: string; permanent: boolean }> = {
  name: 'read password',
  run: ({ Password, Permanent = false }) => ({ newPassword: Password, permanent: Permanent }),
}

type Setting = {
  readonly pool: UserPool
  readonly user: User
  readonly newPassword: string
  readonly permanent: boolean
}

// That one for a while is held against the history as well is unverified.
const forAWhile: Step<Setting, { user: User }> = flow<Setting>('for a while')
  .step(checkHistory)
  .step(setTemporaryPassword)

/** Gives a user a password: for good, or until the user has chosen another. */
export const AdminSetUserPassword = operation(
  'AdminSetUserPassword',
  'admin',
  flow<Input>('AdminSetUserPassword')
    .step(findPool)
    .step(findUser)
    .step(read)
    .step(
      choose('set', ({ permanent }: Setting) => (permanent ? 'for good' : 'for a while'), {
        'for good': setPassword,
        'for a while': forAWhile,
      }),
    ),
  () => ({}),
)
