import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { clientWords } from './client-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const describeUserPoolClient = conformance('DescribeUserPoolClient', {
  never: ['UserPoolClient.ClientType'],
  cases: {
    'tells all that was said of a client, with its secret': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool({}, { ...clientWords, GenerateSecret: true })
      expect(said(await aws.describeUserPoolClient({ UserPoolId, ClientId }))).toEqual({
        UserPoolClient: {
          UserPoolId,
          ClientId,
          ...clientWords,
          ClientSecret: expect.any(String),
          CreationDate: expect.any(Date),
          LastModifiedDate: expect.any(Date),
        },
      })
    },
    'refuses a client that nobody has': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.describeUserPoolClient({ UserPoolId, ClientId: 'nosuchclient' }),
        ResourceNotFoundException,
        'User pool client nosuchclient does not exist.',
      )
    },
  },
})
