import {
  paginateAdminListGroupsForUser,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { pages, said } from './world.ts'

export const adminListGroupsForUser = conformance('AdminListGroupsForUser', {
  cases: {
    'tells the groups of a user as groups are told': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool()
      const kim = await user('kim')
      const { Group } = await aws.createGroup({
        UserPoolId,
        GroupName: 'staff',
        Description: 'us',
        Precedence: 2,
        RoleArn: 'arn:aws:iam::123456789012:role/staff',
      })
      await aws.createGroup({ UserPoolId, GroupName: 'others' })
      await aws.adminAddUserToGroup({ ...kim, GroupName: 'staff' })
      expect(said(await aws.adminListGroupsForUser(kim))).toEqual({ Groups: [Group] })
    },
    'is paged by the SDK': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool()
      const kim = await user('kim')
      const names = ['a', 'b', 'c']
      for (const GroupName of names) {
        await aws.createGroup({ UserPoolId, GroupName })
        await aws.adminAddUserToGroup({ ...kim, GroupName })
      }
      const { all, count } = await pages(
        paginateAdminListGroupsForUser({ client: aws, pageSize: 2 }, kim),
        ({ Groups }) => Groups?.map(({ GroupName }) => GroupName),
      )
      expect([all.sort(), count]).toEqual([names, 2])
    },
    'refuses a user who is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.adminListGroupsForUser({ UserPoolId, Username: 'nobody' }),
        UserNotFoundException,
        'User does not exist.',
      )
    },
  },
})
