import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const describeResourceServer = conformance('DescribeResourceServer', {
  never: ['ResourceServer.ManagedBy'],
  cases: {
    'tells what an API is called, and its scopes': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const Scopes = [{ ScopeName: 'read', ScopeDescription: 'reads' }]
      const api = { UserPoolId, Identifier: 'api', Name: 'API', Scopes }
      await aws.createResourceServer(api)
      const answer = await aws.describeResourceServer({ UserPoolId, Identifier: 'api' })
      expect(said(answer)).toEqual({ ResourceServer: api })
    },
    'refuses one that is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.describeResourceServer({ UserPoolId, Identifier: 'api' }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
