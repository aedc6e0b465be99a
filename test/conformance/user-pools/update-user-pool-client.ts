import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { clientWords } from './client-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const updateUserPoolClient = conformance('UpdateUserPoolClient', {
  never: ['UserPoolClient.ClientType'],
  cases: {
    'changes a client, and keeps its secret': async ({ aws, pool }) => {
      const { UserPoolId, ClientId, UserPoolClient: was } = await pool({}, { GenerateSecret: true })
      const { UserPoolClient } = said(
        await aws.updateUserPoolClient({ UserPoolId, ClientId, ...clientWords }),
      )
      expect(UserPoolClient).toEqual({
        UserPoolId,
        ClientId,
        ...clientWords,
        ClientSecret: was?.ClientSecret,
        CreationDate: was?.CreationDate,
        LastModifiedDate: expect.any(Date),
      })
      expect((await aws.describeUserPoolClient({ UserPoolId, ClientId })).UserPoolClient).toEqual(
        UserPoolClient,
      )
    },
    'puts back what is not said again': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool({}, { AuthSessionValidity: 10, ReadAttributes: ['email'] })
      const { UserPoolClient } = await aws.updateUserPoolClient({
        UserPoolId,
        ClientId,
        ClientName: 'renamed',
      })
      expect(UserPoolClient).toMatchObject({ ClientName: 'renamed', AuthSessionValidity: 3 })
      expect(UserPoolClient).not.toHaveProperty('ReadAttributes')
    },
    'refuses a client that nobody has': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.updateUserPoolClient({ UserPoolId, ClientId: 'nosuchclient' }),
        ResourceNotFoundException,
        'User pool client nosuchclient does not exist.',
      )
    },
  },
})
