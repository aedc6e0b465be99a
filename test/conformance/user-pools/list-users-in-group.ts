import {
  paginateListUsersInGroup,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { pages, said } from './world.ts'

export const listUsersInGroup = conformance('ListUsersInGroup', {
  never: ['Users.MFAOptions'],
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
