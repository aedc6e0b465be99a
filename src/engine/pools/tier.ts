import type { UserPool } from '../../model/pool.ts'

/** What a pool pays for, by which some features are to be had; a pool that says none is of the middle one. */
export const tierOf = ({ properties }: Pick<UserPool, 'properties'>) =>
  properties.UserPoolTier ?? 'ESSENTIALS'

/** Whether risks of sign-ins are looked at: it is turned on, and the tier has it. */
export const hasThreatProtection = (pool: UserPool) =>
  tierOf(pool) === 'PLUS' && (pool.properties.UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF') !== 'OFF'
