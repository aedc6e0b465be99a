import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

const words = { UserSessionTracking: 'ENABLED' as const, TokenSession: { MaxPerUser: 3 } }

export const setUserPoolSessionConfiguration = conformance('SetUserPoolSessionConfiguration', {
  cases: {
    'says what it has set, and keeps it': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const set = said(await aws.setUserPoolSessionConfiguration({ UserPoolId, ...words }))
      expect(set).toEqual({ UserPoolId, ...words })
      expect(said(await aws.getUserPoolSessionConfiguration({ UserPoolId }))).toEqual(set)
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      const UserPoolId = 'us-east-1_nobodyhas'
      await refused(
        aws.setUserPoolSessionConfiguration({ UserPoolId, ...words }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
