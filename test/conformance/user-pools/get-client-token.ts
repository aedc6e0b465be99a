import { NotAuthorizedException, ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const getClientToken = conformance('GetClientToken', {
  cases: {
    'gives a machine a token of its own': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await aws.createResourceServer({
        UserPoolId,
        Identifier: 'api',
        Name: 'API',
        Scopes: [{ ScopeName: 'read', ScopeDescription: 'reads' }],
      })
      const { UserPoolClient } = await aws.createUserPoolClient({
        UserPoolId,
        ClientName: 'machine',
        GenerateSecret: true,
        // The types of the SDK do not know this flow yet.
        ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH' as never],
        AllowedOAuthScopes: ['api/read'],
      })
      const { ClientId, ClientSecret } = UserPoolClient ?? {}
      const { ClientAuthenticationResult: result } = said(
        await aws.getClientToken({ ClientId, Secret: ClientSecret, Scopes: ['api/read'] }),
      )
      expect(result).toEqual({ AccessToken: expect.any(String), ExpiresIn: 3600, TokenType: 'Bearer' })
      expect(decodeJwt(result?.AccessToken ?? '')).toMatchObject({
        sub: ClientId,
        token_use: 'access',
        scope: 'api/read',
      })
      await refused(
        aws.getClientToken({ ClientId, Secret: 'aSecretOfNobodyAtAll00001' }),
        NotAuthorizedException,
        /./,
      )
    },
    'refuses a client that nobody has': async ({ aws }) => {
      await refused(
        aws.getClientToken({ ClientId: 'nosuchclient', Secret: 'aSecretOfNobodyAtAll00001' }),
        ResourceNotFoundException,
        'User pool client nosuchclient does not exist.',
      )
    },
  },
})
