import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said, tracking } from './world.ts'

export const getUserPoolSessionConfiguration = conformance('GetUserPoolSessionConfiguration', {
  cases: {
    'tells whether sessions are tracked, and how many': async (world) => {
      const { UserPoolId } = await tracking(world)
      expect(said(await world.aws.getUserPoolSessionConfiguration({ UserPoolId }))).toEqual({
        UserPoolId,
        UserSessionTracking: 'ENABLED',
        TokenSession: { MaxPerUser: 100 },
      })
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      const UserPoolId = 'us-east-1_nobodyhas'
      await refused(
        aws.getUserPoolSessionConfiguration({ UserPoolId }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
