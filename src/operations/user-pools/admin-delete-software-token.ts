import { flow, type Step } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import type { Api } from '../../model/api.ts'
import type { User } from '../../model/user.ts'
import { operation } from '../operation.ts'

const forget: Step<{ user: User }> = {
  name: 'forget authenticator',
  run({ user }, _, { effects }) {
    const { authenticator: _seed, pending: _drawn, preferred, turned, ...rest } = user.factors ?? {}
    const { SOFTWARE_TOKEN_MFA: _on, ...others } = turned ?? {}
    const factors = {
      ...rest,
      turned: others,
      ...(preferred && preferred !== 'SOFTWARE_TOKEN_MFA' && { preferred }),
    }
    effects.push({ kind: 'patch user', poolId: user.poolId, username: user.username, set: { factors } })
    return undefined
  },
}

/** Takes a user's authenticator app away, which may be set up anew. */
export const AdminDeleteSoftwareToken = operation(
  'AdminDeleteSoftwareToken',
  'admin',
  flow<Api['AdminDeleteSoftwareToken']['input']>('AdminDeleteSoftwareToken')
    .step(findPool)
    .step(findUser)
    .step(forget),
  () => ({}),
)
