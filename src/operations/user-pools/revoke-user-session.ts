import { flow } from '../../engine/flow.ts'
import { refuseOwn, revokeSession } from '../../engine/sessions/of-user.ts'
import { checkTracked } from '../../engine/sessions/rules.ts'
import { authorise } from '../../engine/steps/authorise.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Ends another session of a signed-in user, and takes back every token of it. */
export const RevokeUserSession = operation(
  'RevokeUserSession',
  'user',
  flow<Api['RevokeUserSession']['input']>('RevokeUserSession')
    .step(authorise)
    .step(checkTracked)
    .step(refuseOwn)
    .step(revokeSession),
  () => ({}),
)
