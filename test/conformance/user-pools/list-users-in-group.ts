import {
  paginateListUsersInGroup,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { bySms, pages, said } from './world.ts'

export const listUsersInGroup = conformance('ListUsersInGroup', {
  cases: {
    'tells who is in a group, as users are told': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool()
      const kim = await user('kim', { email: 'kim@example.com' })
      const group = { UserPoolId, GroupName: 'staff' }
      await aws.createGroup(group)
      await aws.adminAddUserToGroup({ ...kim, GroupName: 'staff' })
      const { Users } = said(await aws.listUsersInGroup(group))
      expect(Users).toEqual([
        {
          Username: 'kim',
          Attributes: expect.arrayContaining([{ Name: 'email', Value: 'kim@example.com' }]),
          Enabled: true,
          UserStatus: 'CONFIRMED',
          UserCreateDate: expect.any(Date),
          UserLastModifiedDate: expect.any(Date),
        },
      ])
      expect((await aws.listUsers({ UserPoolId })).Users).toEqual(Users)
    },
    'tells codes by text in the old way': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool()
      await aws.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'OPTIONAL', SmsMfaConfiguration: bySms })
      const kim = await user('kim', { phone_number: '+15555550123' })
      await aws.createGroup({ UserPoolId, GroupName: 'staff' })
      await aws.adminAddUserToGroup({ ...kim, GroupName: 'staff' })
      await aws.adminSetUserMFAPreference({ ...kim, SMSMfaSettings: { Enabled: true } })
      const { Users } = await aws.listUsersInGroup({ UserPoolId, GroupName: 'staff' })
      expect(Users?.[0]?.MFAOptions).toEqual([{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }])
    },
    'is paged by the SDK': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool()
      const group = { UserPoolId, GroupName: 'staff' }
      await aws.createGroup(group)
      for (const name of ['ana', 'bob', 'cid'])
        await aws.adminAddUserToGroup({ ...(await user(name)), GroupName: 'staff' })
      const { all, count } = await pages(
        paginateListUsersInGroup({ client: aws, pageSize: 2 }, group),
        ({ Users }) => Users?.map(({ Username }) => Username),
      )
      expect([all, count]).toEqual([['ana', 'bob', 'cid'], 2])
    },
    'refuses a group that is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.listUsersInGroup({ UserPoolId, GroupName: 'nobody' }),
        ResourceNotFoundException,
        'Group not found.',
      )
    },
  },
})
