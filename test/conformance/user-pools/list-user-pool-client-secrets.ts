import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const listUserPoolClientSecrets = conformance('ListUserPoolClientSecrets', {
  never: ['ClientSecrets.ClientSecretValue', 'NextToken'],
  cases: {
    'tells which secrets a client has, and none of them': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool({}, { GenerateSecret: true })
      const { ClientSecretDescriptor } = await aws.addUserPoolClientSecret({ UserPoolId, ClientId })
      const { ClientSecrets } = said(await aws.listUserPoolClientSecrets({ UserPoolId, ClientId }))
      expect(ClientSecrets).toHaveLength(2)
      expect(ClientSecrets).toContainEqual({
        ClientSecretId: ClientSecretDescriptor?.ClientSecretId,
        ClientSecretCreateDate: expect.any(Date),
      })
    },
    'refuses a client that nobody has': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.listUserPoolClientSecrets({ UserPoolId, ClientId: 'nosuchclient' }),
        ResourceNotFoundException,
        'User pool client nosuchclient does not exist.',
      )
    },
  },
})
