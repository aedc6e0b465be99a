import type { Verifier } from './user.ts'

/** A device that a user has confirmed, and that can prove itself. Times are milliseconds since 1970. */
export interface Device {
  readonly poolId: string
  readonly username: string
  /** `<region>_<UUID>`, drawn by the pool. */
  readonly key: string
  /** Whether it counts as a second proof, where the pool lets it. */
  readonly remembered: boolean
  /** What is kept of the secret that the device drew for itself. */
  readonly verifier: Verifier
  readonly name?: string
  /** The address from which it was last used. */
  readonly ip?: string
  readonly createdAt: number
  readonly modifiedAt: number
  readonly authenticatedAt: number
}

/** Which device of whom. */
export type DeviceName = Pick<Device, 'poolId' | 'username' | 'key'>

/** A change to a device, by field. */
export type DevicePatch = Partial<Pick<Device, 'remembered' | 'ip' | 'modifiedAt' | 'authenticatedAt'>>
