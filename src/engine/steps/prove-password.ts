import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { flow, type Step } from '../flow.ts'
import { fits, srpName } from '../secrets/srp.ts'
import { checkStatus } from './check-status.ts'
import { judgeInTurn } from './judge-in-turn.ts'

interface Proving {
  readonly pool: UserPool
  readonly client: AppClient
  readonly user: User
  readonly password: string
}

const comparePassword: Step<Proving> = {
  name: 'compare password',
  async run({ pool, user, password }, { srp }) {
    // Whoever has no password costs the same arithmetic as who has another.
    const kept = user.password ?? { salt: '00', verifier: '00' }
    const right = await fits(kept, srpName(pool.id, user.username), password, srp)
    if (!right || !user.password || user.stranger) throw new Fault('NotAuthorizedException')
    return undefined
  },
}

/** Takes a password in the clear as proof. */
export const provePassword: Step<Proving, object> = flow<Proving>('prove password')
  .step(judgeInTurn(comparePassword))
  .step(checkStatus)
