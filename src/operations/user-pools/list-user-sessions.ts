import { flow } from '../../engine/flow.ts'
import { listSessions } from '../../engine/sessions/of-user.ts'
import { checkTracked } from '../../engine/sessions/rules.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { saySessions } from '../say-user-session.ts'

/** Lists where a signed-in user is signed in, the last one used first, where the pool tracks sessions. */
export const ListUserSessions = operation(
  'ListUserSessions',
  'user',
  flow<Api['ListUserSessions']['input']>('ListUserSessions')
    .step(authorise)
    .step(checkTracked)
    .step(listSessions),
  ({ sessions, claims }) => saySessions(sessions, claims['origin_jti']),
)
