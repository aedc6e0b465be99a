import type { Api } from '../model/api.ts'
import type { Device } from '../model/device.ts'

type DeviceAnswer = Api['GetDevice']['output']['Device']

/** A device as the API says it. Which attributes there are is as seen, and that there are no others unverified. */
export const sayDevice = (device: Device): DeviceAnswer => ({
  DeviceKey: device.key,
  DeviceAttributes: [
    { Name: 'device_status', Value: 'valid' },
    ...(device.name === undefined ? [] : [{ Name: 'device_name', Value: device.name }]),
    ...(device.ip === undefined ? [] : [{ Name: 'last_ip_used', Value: device.ip }]),
    {
      Name: 'dev:device_remembered_status',
      Value: device.remembered ? 'remembered' : 'not_remembered',
    },
  ],
  DeviceCreateDate: device.createdAt / 1000,
  DeviceLastModifiedDate: device.modifiedAt / 1000,
  DeviceLastAuthenticatedDate: device.authenticatedAt / 1000,
})

/** A page of devices as the API says it. */
export const sayDevices = ({
  devices,
  next,
}: {
  readonly devices: readonly Device[]
  readonly next: string | undefined
}): Api['ListDevices']['output'] => ({
  Devices: devices.map(sayDevice),
  ...(next && { PaginationToken: next }),
})
