import { flow } from '../../engine/flow.ts'
import { listSessions } from '../../engine/sessions/of-user.ts'
import { checkTracked } from '../../engine/sessions/rules.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { saySessions } from '../say-user-session.ts'

/** Lists where a user is signed in, the last one used first, where the pool tracks sessions. */
export const AdminListUserSessions = operation(
  'AdminListUserSessions',
  'admin',
  flow<Api['AdminListUserSessions']['input']>('AdminListUserSessions')
    .step(findPool)
    .step(checkTracked)
    .step(findUser)
    .step(listSessions),
  ({ sessions }) => saySessions(sessions),
)
