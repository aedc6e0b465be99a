import { LimitExceededException, ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { Password, said } from './world.ts'

export const addUserPoolClientSecret = conformance('AddUserPoolClientSecret', {
  cases: {
    'gives a client a second secret, by which users sign in, and no third': async ({ aws, pool }) => {
      const { UserPoolId, ClientId, user } = await pool({}, { GenerateSecret: true })
      await user('kim')
      const { ClientSecretDescriptor } = said(await aws.addUserPoolClientSecret({ UserPoolId, ClientId }))
      expect(ClientSecretDescriptor).toEqual({
        ClientSecretId: expect.any(String),
        ClientSecretValue: expect.any(String),
        ClientSecretCreateDate: expect.any(Date),
      })
      const { ClientSecretValue = '' } = ClientSecretDescriptor ?? {}
      const SECRET_HASH = createHmac('sha256', ClientSecretValue).update(`kim${ClientId}`).digest('base64')
      const { AuthenticationResult } = await aws.initiateAuth({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'kim', PASSWORD: Password, SECRET_HASH },
      })
      expect(AuthenticationResult?.AccessToken).toBeDefined()
      await refused(aws.addUserPoolClientSecret({ UserPoolId, ClientId }), LimitExceededException, /./)
    },
    'refuses a client that nobody has': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.addUserPoolClientSecret({ UserPoolId, ClientId: 'nosuchclient' }),
        ResourceNotFoundException,
        'User pool client nosuchclient does not exist.',
      )
    },
  },
})
