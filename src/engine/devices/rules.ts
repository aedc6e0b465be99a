import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Ports } from '../ports.ts'
import { drawUuid } from '../secrets/random-text.ts'

/** What a pool says of devices. */
type Rules = Pick<UserPool, 'properties'>

/** Whether a pool knows devices at all. */
export const tracksDevices = ({ properties }: Rules) => properties.DeviceConfiguration !== undefined

/** Whether a device is remembered only once its user says so. */
export const remembersOnPrompt = ({ properties }: Rules) =>
  properties.DeviceConfiguration?.DeviceOnlyRememberedOnUserPrompt === true

/** Whether a remembered device takes the place of a second proof. */
export const sparesSecondProof = ({ properties }: Rules) =>
  properties.DeviceConfiguration?.ChallengeRequiredOnNewDevice === true

/** A key for a device that was not here before. */
export const drawDeviceKey = ({ region }: Pick<UserPool, 'region'>, random: Ports['random']) =>
  `${region}_${drawUuid(random)}`

/** The group of a pool's devices, which is part of the name that a device proves itself by. That it is one for the whole pool is unverified. */
export const deviceGroup = ({ id }: Pick<UserPool, 'id'>, { stable }: Pick<Ports['random'], 'stable'>) =>
  `-${stable(`${id} devices`).toString('hex').slice(0, 8)}`

/** The refusal of a device that is unknown, forgotten or somebody else's: from outside these are one. */
export const noDevice = { code: 'ResourceNotFoundException', message: 'Device does not exist.' } as const

/** That refusal, thrown. */
export const unknownDevice = () => new Fault(noDevice.code, noDevice.message)
