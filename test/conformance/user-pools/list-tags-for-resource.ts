import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const listTagsForResource = conformance('ListTagsForResource', {
  cases: {
    'tells the tags of a pool': async ({ aws, pool }) => {
      const { UserPool } = await pool({ UserPoolTags: { team: 'sales' } })
      expect(said(await aws.listTagsForResource({ ResourceArn: UserPool?.Arn }))).toEqual({
        Tags: { team: 'sales' },
      })
    },
    'refuses what nobody has': async ({ aws }) => {
      await refused(
        aws.listTagsForResource({
          ResourceArn: 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_nobodyhas',
        }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
