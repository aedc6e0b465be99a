import { refuseRequest } from '../../engine/oauth/refuse-request.ts'
import type { FaultCode } from '../../model/fault.ts'
import type { Visit } from './visit.ts'

/** What of a request an account tells: what it can be refused for, and nothing that only the app should know. */
const told = ['client_id', 'redirect_uri', 'logout_uri', 'response_type', 'scope', 'code_challenge_method']

/** Gives an account of a request that is refused, which whoever runs the app finds among the others. */
export async function accountRefusal(visit: Visit, name: string, error: string, why: string): Promise<void> {
  const { query } = visit
  const asked = Object.fromEntries(
    told.flatMap((each) => (query[each] === undefined ? [] : [[each, query[each]]])),
  )
  const isOwnWord = error === 'redirect_mismatch'
  await visit.run(name, refuseRequest, {
    asked,
    // The error page alone knows that word.
    error: isOwnWord ? 'invalid_request' : (error as FaultCode),
    why: isOwnWord ? `${error}: ${why}` : why,
  })
}
