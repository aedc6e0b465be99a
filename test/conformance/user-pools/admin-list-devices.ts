import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { told, withDevice } from './known-device.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const adminListDevices = conformance('AdminListDevices', {
  cases: {
    'tells the remembered devices of a user': async (world) => {
      const { kim, DeviceKey } = await withDevice(world)
      expect(said(await world.aws.adminListDevices({ ...kim }))).toEqual({
        Devices: [told(DeviceKey, expect.any(Date))],
      })
    },
    'tells them a page at a time': async (world) => {
      const { kim, arrive } = await withDevice(world)
      await arrive()
      await arrive()
      const first = await world.aws.adminListDevices({ ...kim, Limit: 2 })
      const { Devices, PaginationToken } = await world.aws.adminListDevices({
        ...kim,
        Limit: 2,
        PaginationToken: first.PaginationToken,
      })
      expect([first.Devices?.length, Devices?.length, PaginationToken]).toEqual([2, 1, undefined])
    },
    'refuses what is not there': async ({ aws }) => {
      await refused(
        aws.adminListDevices({ UserPoolId: 'us-east-1_nobodyhas', Username: 'kim' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
