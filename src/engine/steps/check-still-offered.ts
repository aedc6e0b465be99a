import { Fault } from '../../model/fault.ts'
import type { FirstFactor } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import type { Turn } from '../sign-in/turn.ts'
import { offeredIn } from '../step-up/offered.ts'

/** Makes sure that a first proof still does: since it was asked for, a second one may have come to be due. */
export const checkStillOffered = (factor: FirstFactor): Step<Turn> => ({
  name: 'check that it is still offered',
  run(facts) {
    // The sentence is unverified.
    if (!offeredIn(facts).includes(factor))
      throw new Fault('NotAuthorizedException', 'Invalid session for the user.')
    return undefined
  },
})
