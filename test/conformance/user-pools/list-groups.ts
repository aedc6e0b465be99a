import {
  InvalidParameterException,
  paginateListGroups,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { pages, said } from './world.ts'

export const listGroups = conformance('ListGroups', {
  cases: {
    'lists every group with all that is said of it': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const { Group } = await aws.createGroup({
        UserPoolId,
        GroupName: 'staff',
        Description: 'us',
        RoleArn: 'arn:aws:iam::123456789012:role/staff',
        Precedence: 1,
      })
      expect(said(await aws.listGroups({ UserPoolId }))).toEqual({ Groups: [Group] })
    },
    'is paged by the SDK': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const names = ['a', 'b', 'c', 'd', 'e']
      for (const GroupName of names) await aws.createGroup({ UserPoolId, GroupName })
      const { all, count } = await pages(
        paginateListGroups({ client: aws, pageSize: 2 }, { UserPoolId }),
        ({ Groups }) => Groups?.map(({ GroupName }) => GroupName),
      )
      expect([all, count]).toEqual([names, 3])
    },
    'refuses a token that it did not give': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.listGroups({ UserPoolId, NextToken: 'made-up' }),
        InvalidParameterException,
        'Invalid pagination token.',
      )
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      await refused(
        aws.listGroups({ UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
