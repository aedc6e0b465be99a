import { flow } from '../../engine/flow.ts'
import { checkThreatProtection } from '../../engine/pools/set-risk.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import { findTokenOwner, giveFeedback } from '../../engine/threats/give-feedback.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Says whether an event was the user's own, on the word of whoever holds the token that the user was sent. */
export const UpdateAuthEventFeedback = operation(
  'UpdateAuthEventFeedback',
  'anyone',
  flow<Api['UpdateAuthEventFeedback']['input']>('UpdateAuthEventFeedback')
    .step(findPool)
    .step(checkThreatProtection)
    .step(findTokenOwner)
    .step(giveFeedback('User')),
  () => ({}),
)
