import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { told, withDevice } from './known-device.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const adminGetDevice = conformance('AdminGetDevice', {
  cases: {
    'tells what is known of a device': async (world) => {
      const { kim, DeviceKey } = await withDevice(world)
      const { Device } = said(await world.aws.adminGetDevice({ ...kim, DeviceKey }))
      expect(Device).toEqual(told(DeviceKey, expect.any(Date)))
    },
    'refuses a device that nobody has': async (world) => {
      const { kim } = await withDevice(world)
      const DeviceKey = 'us-east-1_00000000-0000-4000-8000-000000000000'
      await refused(
        world.aws.adminGetDevice({ ...kim, DeviceKey }),
        ResourceNotFoundException,
        'Device does not exist.',
      )
    },
  },
})
