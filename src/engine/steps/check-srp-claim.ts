import { Fault } from '../../model/fault.ts'
import type { SrpExchange } from '../../model/sign-in.ts'
import type { Step } from '../flow.ts'
import { proves, srpName } from '../secrets/srp.ts'
import { required, type Turn } from '../sign-in/turn.ts'

/** Holds the signed claim of an SRP exchange against what was kept of the password. */
export const checkSrpClaim: Step<Turn & { memory: SrpExchange }> = {
  name: 'check SRP claim',
  async run({ pool, user, given, memory }, { srp }) {
    const claim = {
      signature: required(given, 'PASSWORD_CLAIM_SIGNATURE'),
      block: required(given, 'PASSWORD_CLAIM_SECRET_BLOCK'),
      timestamp: required(given, 'TIMESTAMP'),
    }
    const proved =
      user.password && (await proves(claim, memory, user.password, srpName(pool.id, user.username), srp))
    if (!proved || user.stranger) throw new Fault('NotAuthorizedException')
    return undefined
  },
}
