import { ResourceNotFoundException, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const adminAddUserToGroup = conformance('AdminAddUserToGroup', {
  cases: {
    'makes a member, whose tokens say so from then on, however often it is said': async ({ aws, pool }) => {
      const { UserPoolId, user, signIn } = await pool()
      const kim = await user('kim')
      const RoleArn = 'arn:aws:iam::123456789012:role/staff'
      await aws.createGroup({ UserPoolId, GroupName: 'staff', Precedence: 1, RoleArn })
      expect(decodeJwt((await signIn('kim')).IdToken)).not.toHaveProperty('cognito:groups')
      expect(said(await aws.adminAddUserToGroup({ ...kim, GroupName: 'staff' }))).toEqual({})
      await aws.adminAddUserToGroup({ ...kim, GroupName: 'staff' })
      const { IdToken, AccessToken } = await signIn('kim')
      expect(decodeJwt(IdToken)).toMatchObject({
        'cognito:groups': ['staff'],
        'cognito:roles': [RoleArn],
        'cognito:preferred_role': RoleArn,
      })
      expect(decodeJwt(AccessToken)).toMatchObject({ 'cognito:groups': ['staff'] })
      const { Users } = await aws.listUsersInGroup({ UserPoolId, GroupName: 'staff' })
      expect(Users?.map(({ Username }) => Username)).toEqual(['kim'])
    },
    'refuses a group and a user that are not there': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool()
      const kim = await user('kim')
      await refused(
        aws.adminAddUserToGroup({ ...kim, GroupName: 'staff' }),
        ResourceNotFoundException,
        'Group not found.',
      )
      await aws.createGroup({ UserPoolId, GroupName: 'staff' })
      await refused(
        aws.adminAddUserToGroup({ UserPoolId, Username: 'nobody', GroupName: 'staff' }),
        UserNotFoundException,
        'User does not exist.',
      )
    },
  },
})
