import { Fault } from '../../model/fault.ts'
import type { SrpExchange } from '../../model/sign-in.ts'
import type { Step } from '../flow.ts'
import { proves, srpName, type Claim } from '../secrets/srp.ts'
import { required, type Texts, type Turn } from '../sign-in/turn.ts'
import { refuseUnset } from './check-status.ts'

/** The signed claim that ends an SRP exchange. */
export const readClaim = (given: Texts): Claim => ({
  signature: required(given, 'PASSWORD_CLAIM_SIGNATURE'),
  block: required(given, 'PASSWORD_CLAIM_SECRET_BLOCK'),
  timestamp: required(given, 'TIMESTAMP'),
})

/** Holds the signed claim of an SRP exchange against what was kept of the password. */
export const checkSrpClaim: Step<Turn & { memory: SrpExchange }> = {
  name: 'check SRP claim',
  async run({ pool, client, user, given, memory }, { srp }) {
    const claim = readClaim(given)
    refuseUnset({ user, client })
    // Nor does anything fit who has only brought a hash. That this is how AWS refuses it is unverified.
    const proved =
      user.password && (await proves(claim, memory, user.password, srpName(pool.id, user.username), srp))
    if (!proved || user.stranger) throw new Fault('NotAuthorizedException')
    return undefined
  },
}
