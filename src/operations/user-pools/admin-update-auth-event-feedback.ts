import { flow } from '../../engine/flow.ts'
import { checkThreatProtection } from '../../engine/pools/set-risk.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findUser } from '../../engine/steps/find-user.ts'
import { giveFeedback } from '../../engine/threats/give-feedback.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Says on an administrator's word whether an event was the user's own. */
export const AdminUpdateAuthEventFeedback = operation(
  'AdminUpdateAuthEventFeedback',
  'admin',
  flow<Api['AdminUpdateAuthEventFeedback']['input']>('AdminUpdateAuthEventFeedback')
    .step(findPool)
    .step(checkThreatProtection)
    .step(findUser)
    .step(giveFeedback('Admin')),
  () => ({}),
)
