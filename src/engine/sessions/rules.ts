import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import { tierOf } from '../pools/tier.ts'

/** What holds in a pool that says nothing of sessions. */
export const unsaidSessions = { UserSessionTracking: 'DISABLED', TokenSession: { MaxPerUser: 20 } } as const

/** How long, in minutes, a client that says nothing of it takes a browser's session for proof. */
export const unsaidSso = { MaxValidityMinutes: 60 } as const

/** What a pool says of the sessions of its users. */
export const sessionsOf = ({ sessions = {} }: UserPool) => ({ ...unsaidSessions, ...sessions })

/** Whether it is known where the users of a pool are signed in. */
export const tracksSessions = (pool: UserPool) =>
  sessionsOf(pool).UserSessionTracking === 'ENABLED' && tierOf(pool) !== 'LITE'

/** In how many apps a user of the pool can be signed in at once. */
export const mostSessions = (pool: UserPool): number => sessionsOf(pool).TokenSession.MaxPerUser

/** Refuses whatever has to do with sessions in a pool that does not know them. The code and the sentence are unverified. */
export const checkTracked: Step<{ pool: UserPool }> = {
  name: 'check that sessions are tracked',
  run({ pool }) {
    if (!tracksSessions(pool))
      throw new Fault(
        'OperationNotEnabledException',
        'User session tracking is not enabled for the user pool.',
      )
    return undefined
  },
}

/** Refuses to set what a pool of the lowest tier has not got. */
export const checkTier: Step<{ pool: UserPool }> = {
  name: 'check tier',
  run({ pool }) {
    if (tierOf(pool) === 'LITE') throw new Fault('FeatureUnavailableInTierException')
    return undefined
  },
}
