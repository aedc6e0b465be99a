import {
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const createResourceServer = conformance('CreateResourceServer', {
  never: ['ResourceServer.ManagedBy'],
  cases: {
    'gives a pool an API, whose scopes clients may then have': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const api = {
        UserPoolId,
        Identifier: 'https://api.example.com',
        Name: 'API',
        Scopes: [{ ScopeName: 'read', ScopeDescription: 'reads' }],
      }
      expect(said(await aws.createResourceServer(api))).toEqual({ ResourceServer: api })
      const { UserPoolClient } = await aws.createUserPoolClient({
        UserPoolId,
        ClientName: 'machine',
        GenerateSecret: true,
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ['client_credentials'],
        AllowedOAuthScopes: ['https://api.example.com/read'],
      })
      expect(UserPoolClient?.AllowedOAuthScopes).toEqual(['https://api.example.com/read'])
    },
    'makes none twice, and none in no pool': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const api = { Identifier: 'api', Name: 'API' }
      await aws.createResourceServer({ UserPoolId, ...api })
      await refused(
        aws.createResourceServer({ UserPoolId, ...api }),
        InvalidParameterException,
        `api already exists in user pool ${UserPoolId}.`,
      )
      await refused(
        aws.createResourceServer({ UserPoolId: 'us-east-1_nobodyhas', ...api }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
