import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const updateGroup = conformance('UpdateGroup', {
  cases: {
    'changes what is said, and keeps the rest': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const group = { UserPoolId, GroupName: 'staff' }
      const { Group: was } = await aws.createGroup({ ...group, Description: 'us', Precedence: 3 })
      const { Group } = said(
        await aws.updateGroup({ ...group, Precedence: 4, RoleArn: 'arn:aws:iam::123456789012:role/new' }),
      )
      expect(Group).toEqual({
        ...group,
        Description: 'us',
        Precedence: 4,
        RoleArn: 'arn:aws:iam::123456789012:role/new',
        CreationDate: was?.CreationDate,
        LastModifiedDate: expect.any(Date),
      })
      expect((await aws.getGroup(group)).Group).toEqual(Group)
    },
    'refuses a group that is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.updateGroup({ UserPoolId, GroupName: 'nobody', Precedence: 1 }),
        ResourceNotFoundException,
        'Group not found.',
      )
    },
  },
})
