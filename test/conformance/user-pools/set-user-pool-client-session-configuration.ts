import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said, tracking } from './world.ts'

const SSOSession = { MaxValidityMinutes: 5 }

export const setUserPoolClientSessionConfiguration = conformance('SetUserPoolClientSessionConfiguration', {
  cases: {
    'says what it has set, and keeps it': async (world) => {
      const { UserPoolId, ClientId } = await tracking(world)
      const ask = { UserPoolId, ClientId, SSOSession }
      const set = said(await world.aws.setUserPoolClientSessionConfiguration(ask))
      expect(set).toEqual(ask)
      const get = await world.aws.getUserPoolClientSessionConfiguration({ UserPoolId, ClientId })
      expect(said(get)).toEqual(set)
    },
    'refuses a client that nobody has': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.setUserPoolClientSessionConfiguration({ UserPoolId, ClientId: 'nosuchclient', SSOSession }),
        ResourceNotFoundException,
        'User pool client nosuchclient does not exist.',
      )
    },
  },
})
