import type { UserPool } from '../../model/pool.ts'

/** Whether people may make accounts for themselves. */
export const maySignUp = ({ properties }: UserPool): boolean =>
  properties.AdminCreateUserConfig?.AllowAdminCreateUserOnly !== true

/** Whether people may set another password for themselves, without the one they have forgotten. */
export const mayReset = ({ properties }: UserPool): boolean =>
  properties.AccountRecoverySetting?.RecoveryMechanisms?.some(({ Name }) => Name === 'admin_only') !== true
