import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

const words = { UserSessionTracking: 'ENABLED' as const, TokenSession: { MaxPerUser: 3 } }

export const getUserPoolSessionConfiguration = conformance('GetUserPoolSessionConfiguration', {
  cases: {
    'tells whether sessions are tracked, and how many': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const set = await aws.setUserPoolSessionConfiguration({ UserPoolId, ...words })
      const get = await aws.getUserPoolSessionConfiguration({ UserPoolId })
      expect([said(set), said(get)]).toEqual([
        { UserPoolId, ...words },
        { UserPoolId, ...words },
      ])
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
