import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const adminRemoveUserFromGroup = conformance('AdminRemoveUserFromGroup', {
  cases: {
    'ends a membership': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool()
      const kim = await user('kim')
      await aws.createGroup({ UserPoolId, GroupName: 'staff' })
      await aws.adminAddUserToGroup({ ...kim, GroupName: 'staff' })
      expect(said(await aws.adminRemoveUserFromGroup({ ...kim, GroupName: 'staff' }))).toEqual({})
      expect((await aws.adminListGroupsForUser(kim)).Groups).toEqual([])
      expect((await aws.listUsersInGroup({ UserPoolId, GroupName: 'staff' })).Users).toEqual([])
    },
    'refuses a user who is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await aws.createGroup({ UserPoolId, GroupName: 'staff' })
      await refused(
        aws.adminRemoveUserFromGroup({ UserPoolId, Username: 'nobody', GroupName: 'staff' }),
        UserNotFoundException,
        'User does not exist.',
      )
    },
  },
})
