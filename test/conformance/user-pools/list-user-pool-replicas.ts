import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { replica } from './replica-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const listUserPoolReplicas = conformance('ListUserPoolReplicas', {
  never: ['NextToken'],
  cases: {
    'tells a pool and its replica': async ({ aws, pool }) => {
      const { UserPoolId, UserPool } = await pool()
      await aws.createUserPoolReplica({ UserPoolId, RegionName: 'eu-west-1' })
      expect(said(await aws.listUserPoolReplicas({ UserPoolId }))).toEqual({
        UserPoolReplicas: [
          { RegionName: 'us-east-1', Status: 'ACTIVE', Role: 'PRIMARY', UserPoolArn: UserPool?.Arn },
          replica(UserPoolId, expect.any(String) as never),
        ],
      })
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      await refused(
        aws.listUserPoolReplicas({ UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
