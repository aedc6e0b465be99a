import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

const SSOSession = { MaxValidityMinutes: 5 }

export const getUserPoolClientSessionConfiguration = conformance('GetUserPoolClientSessionConfiguration', {
  cases: {
    'tells how long a session of the pages lasts': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool()
      await aws.setUserPoolSessionConfiguration({
        UserPoolId,
        UserSessionTracking: 'ENABLED',
        TokenSession: { MaxPerUser: 3 },
      })
      const set = await aws.setUserPoolClientSessionConfiguration({ UserPoolId, ClientId, SSOSession })
      const get = await aws.getUserPoolClientSessionConfiguration({ UserPoolId, ClientId })
      expect([said(set), said(get)]).toEqual([
        { UserPoolId, ClientId, SSOSession },
        { UserPoolId, ClientId, SSOSession },
      ])
    },
    'refuses a client that nobody has': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.getUserPoolClientSessionConfiguration({ UserPoolId, ClientId: 'nosuchclient' }),
        ResourceNotFoundException,
        'User pool client nosuchclient does not exist.',
      )
    },
  },
})
