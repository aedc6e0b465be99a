import {
  InvalidOAuthFlowException,
  InvalidParameterException,
  ResourceNotFoundException,
  ScopeDoesNotExistException,
} from '@aws-sdk/client-cognito-identity-provider'
import { clientWords } from './client-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const createUserPoolClient = conformance('CreateUserPoolClient', {
  never: ['UserPoolClient.ClientType'],
  cases: {
    'makes a client with what is usual where nothing is said': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const { UserPoolClient } = said(await aws.createUserPoolClient({ UserPoolId, ClientName: 'plain' }))
      expect(UserPoolClient).toEqual({
        UserPoolId,
        ClientName: 'plain',
        ClientId: expect.stringMatching(/^[0-9a-z]{26}$/),
        CreationDate: expect.any(Date),
        LastModifiedDate: expect.any(Date),
        RefreshTokenValidity: 30,
        TokenValidityUnits: {},
        ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'],
        AllowedOAuthFlowsUserPoolClient: false,
        EnableTokenRevocation: true,
        EnablePropagateAdditionalUserContextData: false,
        AuthSessionValidity: 3,
      })
    },
    'keeps all that is said of one, and tells its secret': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const { UserPoolClient } = await aws.createUserPoolClient({
        UserPoolId,
        ...clientWords,
        GenerateSecret: true,
      })
      expect(UserPoolClient).toMatchObject({
        ...clientWords,
        ClientSecret: expect.stringMatching(/^[0-9a-z]{51,52}$/),
      })
      const { ClientId } = UserPoolClient ?? {}
      expect((await aws.describeUserPoolClient({ UserPoolId, ClientId })).UserPoolClient).toEqual(
        UserPoolClient,
      )
    },
    'refuses scopes that there are not, flows that do not go together, and a pool that nobody has': async ({
      aws,
      pool,
    }) => {
      const { UserPoolId } = await pool()
      const make = (more: object) => aws.createUserPoolClient({ UserPoolId, ClientName: 'wrong', ...more })
      await refused(
        make({
          AllowedOAuthScopes: ['nobody/has'],
          AllowedOAuthFlows: ['code'],
          AllowedOAuthFlowsUserPoolClient: true,
        }),
        ScopeDoesNotExistException,
        /nobody\/has|scope/i,
      )
      await refused(
        make({
          AllowedOAuthFlows: ['client_credentials', 'code'],
          AllowedOAuthScopes: ['openid'],
          AllowedOAuthFlowsUserPoolClient: true,
          GenerateSecret: true,
        }),
        InvalidOAuthFlowException,
        'client_credentials flow can not be selected along with code flow or implicit flow.',
      )
      await refused(
        make({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ADMIN_NO_SRP_AUTH'] }),
        InvalidParameterException,
        "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.",
      )
      await refused(
        aws.createUserPoolClient({ UserPoolId: 'us-east-1_nobodyhas', ClientName: 'lost' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
