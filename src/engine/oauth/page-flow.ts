import type { AppClient, UserPool } from '../../model/pool.ts'
import type { AuthFlow } from '../../model/sign-in.ts'
import { allows } from '../client-rules.ts'
import { boundTo } from '../hook.ts'

/**
 * How the pool's pages sign somebody in: by choice where the client allows it; by what the pool's scripts ask
 * where that is all it allows; else by password, for which the pages need nobody's leave.
 */
export function pageFlow(pool: UserPool, client: AppClient): AuthFlow {
  if (allows(client, 'USER_AUTH')) return 'USER_AUTH'
  const byPassword = (['USER_PASSWORD_AUTH', 'USER_SRP_AUTH', 'ADMIN_USER_PASSWORD_AUTH'] as const).some(
    (flow) => allows(client, flow),
  )
  const scripted = boundTo(pool, 'DefineAuthChallenge') && allows(client, 'CUSTOM_AUTH') && !byPassword
  return scripted ? 'CUSTOM_AUTH' : 'USER_PASSWORD_AUTH'
}
