import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const untagResource = conformance('UntagResource', {
  cases: {
    'takes tags off a pool': async ({ aws, pool }) => {
      const { UserPool } = await pool({ UserPoolTags: { team: 'sales', cost: 'low' } })
      const ResourceArn = UserPool?.Arn
      expect(said(await aws.untagResource({ ResourceArn, TagKeys: ['cost', 'never'] }))).toEqual({})
      expect((await aws.listTagsForResource({ ResourceArn })).Tags).toEqual({ team: 'sales' })
    },
    'refuses what nobody has': async ({ aws }) => {
      await refused(
        aws.untagResource({
          ResourceArn: 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_nobodyhas',
          TagKeys: ['team'],
        }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
