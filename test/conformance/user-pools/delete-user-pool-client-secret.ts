import {
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const deleteUserPoolClientSecret = conformance('DeleteUserPoolClientSecret', {
  cases: {
    'takes one of two secrets, and never the last': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool({}, { GenerateSecret: true })
      const client = { UserPoolId, ClientId }
      await aws.addUserPoolClientSecret(client)
      const { ClientSecrets = [] } = await aws.listUserPoolClientSecrets(client)
      const [first, last] = ClientSecrets.map(({ ClientSecretId }) => ({ ...client, ClientSecretId }))
      expect(said(await aws.deleteUserPoolClientSecret(first ?? (client as never)))).toEqual({})
      expect((await aws.listUserPoolClientSecrets(client)).ClientSecrets).toHaveLength(1)
      await refused(aws.deleteUserPoolClientSecret(last ?? (client as never)), InvalidParameterException, /./)
      await refused(
        aws.deleteUserPoolClientSecret({ ...client, ClientSecretId: 'nosuchclient--1' }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
