import { Fault } from '../../../model/fault.ts'
import type { MadeIdentityPool } from '../../../model/identity.ts'
import type { IdentityPoolPatch } from '../writes.ts'
import type { Step } from '../../flow.ts'
import { drawUuid } from '../../secrets/random-text.ts'
import { checkTags } from './check-tags.ts'
import { patched } from './patched.ts'

// Where nobody has signed, as no caller from outside can.
const home = 'us-east-1'
const mostPools = 1000

/** Makes an identity pool, in the region that the request was signed for. */
export const makePool: Step<
  {
    properties: NonNullable<IdentityPoolPatch['properties']>
    tags?: Readonly<Record<string, string>> | undefined
  },
  { identityPool: MadeIdentityPool }
> = {
  name: 'make identity pool',
  async run({ properties, tags = {} }, { identityPools, random, caller }, { effects }) {
    // The sentence is unverified.
    if ((await identityPools.all()).length >= mostPools)
      throw new Fault('LimitExceededException', `At most ${mostPools} identity pools are allowed.`)
    const id = `${caller.signer?.region ?? home}:${drawUuid(random)}`
    const bare = { id, name: properties.IdentityPoolName, properties, principalTags: [] }
    const pool: MadeIdentityPool = patched(bare, { tags })
    checkTags(pool)
    effects.push({ kind: 'make identity pool', pool })
    return { identityPool: pool }
  },
}
