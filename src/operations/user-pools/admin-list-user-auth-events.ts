import { flow } from '../../engine/flow.ts'
import { checkThreatProtection } from '../../engine/pools/set-risk.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import { listEvents } from '../../engine/threats/list-events.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayAuthEvent } from '../say-auth-event.ts'

/** Lists what was tried in a user's name, the newest first, where threat protection is on. */
export const AdminListUserAuthEvents = operation(
  'AdminListUserAuthEvents',
  'admin',
  flow<Api['AdminListUserAuthEvents']['input']>('AdminListUserAuthEvents')
    .step(findPool)
    .step(checkThreatProtection)
    .step(findUser)
    .step(listEvents),
  ({ events, next }) => ({ AuthEvents: events.map(sayAuthEvent), ...(next && { NextToken: next }) }),
)
