import { Fault } from '../../model/fault.ts'
import type { UserPoolProperties } from '../../model/cloudformation.ts'
import type { Dates, UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import { homeRegion } from '../home-region.ts'
import { madePool } from './made-pool.ts'
import { drawLetters } from '../secrets/random-text.ts'

const mostPools = 1000

/** Makes a user pool, in the region that the request was signed for. */
export const makePool: Step<{ properties: UserPoolProperties }, { pool: UserPool; dates: Dates }> = {
  name: 'make user pool',
  async run({ properties }, { pools, random, caller, clock }, { effects }) {
    // The sentence is unverified.
    if ((await pools.all()).length >= mostPools)
      throw new Fault('LimitExceededException', `At most ${mostPools} user pools are allowed.`)
    const region = caller.signer?.region ?? homeRegion
    const id = `${region}_${drawLetters(9, 'mixed', random)}`
    const now = clock.now()
    effects.push({ kind: 'make pool', id, properties, at: now })
    const pool = madePool(id, properties, pools.account)
    return { pool, dates: { createdAt: now, modifiedAt: now } }
  },
}
