import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { declaredPoolId } from './project.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const getGroup = conformance('GetGroup', {
  cases: {
    'tells a group that was made': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const group = { UserPoolId, GroupName: 'staff' }
      const more = { Description: 'us', Precedence: 0, RoleArn: 'arn:aws:iam::123456789012:role/staff' }
      await aws.createGroup({ ...group, ...more })
      const { Group } = said(await aws.getGroup(group))
      expect(Group).toEqual({
        ...group,
        ...more,
        CreationDate: expect.any(Date),
        LastModifiedDate: expect.any(Date),
      })
      expect(Math.abs(Date.now() - Number(Group?.CreationDate))).toBeLessThan(60_000)
    },
    'tells a group that is declared': async ({ aws }) => {
      const { Group } = await aws.getGroup({ UserPoolId: declaredPoolId, GroupName: 'staff' })
      expect(Group).toEqual({
        UserPoolId: declaredPoolId,
        GroupName: 'staff',
        Precedence: 1,
        CreationDate: expect.any(Date),
        LastModifiedDate: expect.any(Date),
      })
    },
    'refuses a group that is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.getGroup({ UserPoolId, GroupName: 'nobody' }),
        ResourceNotFoundException,
        'Group not found.',
      )
    },
  },
})
