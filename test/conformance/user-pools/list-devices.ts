import { NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider'
import { told, withDevice } from './known-device.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const listDevices = conformance('ListDevices', {
  cases: {
    'tells the remembered devices of a user': async (world) => {
      const { AccessToken, DeviceKey } = await withDevice(world)
      expect(said(await world.aws.listDevices({ AccessToken }))).toEqual({
        Devices: [told(DeviceKey, expect.any(Date))],
      })
    },
    'tells them a page at a time': async (world) => {
      const { AccessToken, arrive } = await withDevice(world)
      await arrive()
      await arrive()
      const first = await world.aws.listDevices({ AccessToken, Limit: 2 })
      const { Devices, PaginationToken } = await world.aws.listDevices({
        AccessToken,
        Limit: 2,
        PaginationToken: first.PaginationToken,
      })
      expect([first.Devices?.length, Devices?.length, PaginationToken]).toEqual([2, 1, undefined])
    },
    'refuses what is not there': async ({ aws }) => {
      await refused(aws.listDevices({ AccessToken: 'a.b.c' }), NotAuthorizedException, 'Invalid Access Token')
    },
  },
})
