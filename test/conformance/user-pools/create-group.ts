import {
  GroupExistsException,
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { declaredPoolId } from './project.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const createGroup = conformance('CreateGroup', {
  cases: {
    'gives a pool a group with all that is said of it': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const group = {
        UserPoolId,
        GroupName: 'staff',
        Description: 'who works here',
        RoleArn: 'arn:aws:iam::123456789012:role/staff',
        Precedence: 3,
      }
      const answer = said(await aws.createGroup(group))
      expect(answer).toEqual({
        Group: { ...group, CreationDate: expect.any(Date), LastModifiedDate: expect.any(Date) },
      })
      expect((await aws.getGroup({ UserPoolId, GroupName: 'staff' })).Group).toEqual(answer.Group)
    },
    'makes no group twice': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await aws.createGroup({ UserPoolId, GroupName: 'staff' })
      await refused(
        aws.createGroup({ UserPoolId, GroupName: 'staff' }),
        GroupExistsException,
        'A group with the name already exists.',
      )
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      await refused(
        aws.createGroup({ UserPoolId: 'us-east-1_nobodyhas', GroupName: 'staff' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
    'refuses a pool that is declared, and says where': async ({ aws }) => {
      await refused(
        aws.createGroup({ UserPoolId: declaredPoolId, GroupName: 'more' }),
        InvalidParameterException,
        /declared in pools\/declared\.pool\.yaml:\d+/,
      )
    },
    'refuses a precedence below nought': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.createGroup({ UserPoolId, GroupName: 'staff', Precedence: -1 }),
        InvalidParameterException,
        "1 validation error detected: Value '-1' at 'precedence' failed to satisfy constraint: Member must have value greater than or equal to 0",
      )
    },
  },
})
