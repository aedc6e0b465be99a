import {
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { replica } from './replica-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const createUserPoolReplica = conformance('CreateUserPoolReplica', {
  cases: {
    'notes a replica in another region': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const answer = await aws.createUserPoolReplica({ UserPoolId, RegionName: 'eu-west-1' })
      expect(said(answer)).toEqual({ UserPoolReplica: replica(UserPoolId, expect.any(String) as never) })
      await refused(
        aws.createUserPoolReplica({ UserPoolId, RegionName: 'eu-west-1' }),
        InvalidParameterException,
        /./,
      )
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      await refused(
        aws.createUserPoolReplica({ UserPoolId: 'us-east-1_nobodyhas', RegionName: 'eu-west-1' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
