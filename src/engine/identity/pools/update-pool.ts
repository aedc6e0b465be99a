import { Fault } from '../../../model/fault.ts'
import type { IdentityPool } from '../../../model/model.ts'
import type { IdentityPoolPatch } from '../writes.ts'
import type { Step } from '../../flow.ts'
import { changePool } from './change-pool.ts'
import { checkTags } from './check-tags.ts'

/**
 * Puts what is said of a pool in the place of all that was: what is left out is no longer so. Tags stay
 * unless others are given; that is unverified.
 */
export const updatePool: Step<
  {
    identityPool: IdentityPool
    properties: NonNullable<IdentityPoolPatch['properties']>
    tags?: Readonly<Record<string, string>> | undefined
  },
  { identityPool: IdentityPool }
> = {
  name: 'update identity pool',
  run({ identityPool, properties, tags }, _, run) {
    const { DeveloperProviderName: before, IdentityPoolTags = [] } = identityPool.properties
    // Users are kept under its name. The code and the sentence are unverified.
    if (before !== undefined && properties.DeveloperProviderName !== before)
      throw new Fault('InvalidParameterException', 'The developer provider name cannot be changed once set.')
    const gone = Object.fromEntries(IdentityPoolTags.map(({ Key }) => [Key, null]))
    const set = { properties, ...(tags && { tags: { ...gone, ...tags } }) }
    const changed = changePool(identityPool, set, run)
    checkTags(changed)
    return { identityPool: changed }
  },
}
