import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { withDevice } from './known-device.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const forgetDevice = conformance('ForgetDevice', {
  cases: {
    'forgets a device, once': async (world) => {
      const { AccessToken, kim, DeviceKey } = await withDevice(world)
      expect(said(await world.aws.forgetDevice({ AccessToken, DeviceKey }))).toEqual({})
      expect((await world.aws.adminListDevices(kim)).Devices).toEqual([])
      await refused(
        world.aws.forgetDevice({ AccessToken, DeviceKey }),
        ResourceNotFoundException,
        'Device does not exist.',
      )
    },
  },
})
