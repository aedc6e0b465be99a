import { Fault } from '../../../model/fault.ts'
import type { MadeIdentityPool } from '../../../model/identity.ts'

const most = 50

/** Refuses a pool with more tags than AWS lets a resource have. The code and the sentence are unverified. */
export function checkTags({ properties: { IdentityPoolTags = [] } }: MadeIdentityPool): void {
  if (IdentityPoolTags.length > most)
    throw new Fault('InvalidParameterException', `A resource has at most ${most} tags.`)
}
