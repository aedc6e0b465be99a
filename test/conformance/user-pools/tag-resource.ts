import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const tagResource = conformance('TagResource', {
  cases: {
    'puts tags on a pool, beside those that it has': async ({ aws, pool }) => {
      const { UserPoolId, UserPool } = await pool({ UserPoolTags: { team: 'sales', cost: 'low' } })
      const ResourceArn = UserPool?.Arn
      expect(said(await aws.tagResource({ ResourceArn, Tags: { cost: 'high' } }))).toEqual({})
      expect((await aws.describeUserPool({ UserPoolId })).UserPool?.UserPoolTags).toEqual({
        team: 'sales',
        cost: 'high',
      })
    },
    'refuses what nobody has': async ({ aws }) => {
      await refused(
        aws.tagResource({
          ResourceArn: 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_nobodyhas',
          Tags: { team: 'sales' },
        }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
