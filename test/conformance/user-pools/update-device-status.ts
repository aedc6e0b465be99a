import {
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { withDevice } from './known-device.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { attribute, said } from './world.ts'

export const updateDeviceStatus = conformance('UpdateDeviceStatus', {
  cases: {
    'remembers a device, and does not any more': async (world) => {
      const { AccessToken, kim, DeviceKey } = await withDevice(world, true)
      const status = async () => {
        const { Device } = await world.aws.adminGetDevice({ ...kim, DeviceKey })
        return attribute(Device?.DeviceAttributes, 'dev:device_remembered_status')
      }
      expect(await status()).toBe('not_remembered')
      const to = (DeviceRememberedStatus: 'remembered' | 'not_remembered') =>
        world.aws.updateDeviceStatus({ AccessToken, DeviceKey, DeviceRememberedStatus })
      expect(said(await to('remembered'))).toEqual({})
      expect(await status()).toBe('remembered')
      await to('not_remembered')
      expect(await status()).toBe('not_remembered')
    },
    'refuses a device that nobody has, and a status that there is not': async (world) => {
      const { AccessToken, DeviceKey } = await withDevice(world)
      await refused(
        world.aws.updateDeviceStatus({
          AccessToken,
          DeviceKey: 'us-east-1_00000000-0000-4000-8000-000000000000',
          DeviceRememberedStatus: 'remembered',
        }),
        ResourceNotFoundException,
        'Device does not exist.',
      )
      await refused(
        world.aws.updateDeviceStatus({ AccessToken, DeviceKey, DeviceRememberedStatus: 'lost' as never }),
        InvalidParameterException,
        "1 validation error detected: Value 'lost' at 'deviceRememberedStatus' failed to satisfy constraint: Member must satisfy enum value set: [remembered, not_remembered]",
      )
    },
  },
})
