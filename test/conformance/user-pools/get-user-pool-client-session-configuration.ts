import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said, tracking } from './world.ts'

export const getUserPoolClientSessionConfiguration = conformance('GetUserPoolClientSessionConfiguration', {
  cases: {
    'tells how long a session of the pages lasts': async (world) => {
      const { UserPoolId, ClientId } = await tracking(world)
      const SSOSession = { MaxValidityMinutes: 5 }
      await world.aws.setUserPoolClientSessionConfiguration({ UserPoolId, ClientId, SSOSession })
      const get = await world.aws.getUserPoolClientSessionConfiguration({ UserPoolId, ClientId })
      expect(said(get)).toEqual({ UserPoolId, ClientId, SSOSession })
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
