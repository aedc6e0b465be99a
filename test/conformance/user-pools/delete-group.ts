import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const deleteGroup = conformance('DeleteGroup', {
  cases: {
    'takes a group away, and its members out of it': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool()
      const group = { UserPoolId, GroupName: 'staff' }
      const kim = await user('kim')
      await aws.createGroup(group)
      await aws.adminAddUserToGroup({ ...kim, GroupName: 'staff' })
      expect(said(await aws.deleteGroup(group))).toEqual({})
      expect((await aws.listGroups({ UserPoolId })).Groups).toEqual([])
      expect((await aws.adminListGroupsForUser(kim)).Groups).toEqual([])
    },
    'refuses a group that is gone': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.deleteGroup({ UserPoolId, GroupName: 'staff' }),
        ResourceNotFoundException,
        'Group not found.',
      )
    },
  },
})
