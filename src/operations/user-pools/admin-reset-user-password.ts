import { flow, type Step } from '../../engine/flow.ts'
import { chooseResetDestination } from '../../engine/messages/reset-destination.ts'
import { sendCode } from '../../engine/messages/send-code.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'
import { commitBefore } from '../../engine/steps/commit-before.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import type { Api } from '../../model/api.ts'
import type { User } from '../../model/user.ts'
import { operation } from '../operation.ts'

type Input = Api['AdminResetUserPassword']['input']

const demand: Step<Input & { user: User }, { user: User; clientMetadata: Texts | undefined }> = {
  name: 'demand another password',
  run({ user, ClientMetadata }, { clock }, { effects }) {
    const set = { status: 'RESET_REQUIRED', modifiedAt: clock.now() } as const
    effects.push({ kind: 'patch user', poolId: user.poolId, username: user.username, set })
    return { user: { ...user, ...set }, clientMetadata: ClientMetadata }
  },
}

/** Takes a user's password out of use, and sends a code by which another may be set. */
export const AdminResetUserPassword = operation(
  'AdminResetUserPassword',
  'admin',
  flow<Input>('AdminResetUserPassword')
    .step(findPool)
    .step(findUser)
    .step(chooseResetDestination)
    .step(demand)
    .step(commitBefore('CustomMessage'))
    .step(sendCode('reset', 'ForgotPassword')),
  () => ({}),
)
