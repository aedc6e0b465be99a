import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const updateResourceServer = conformance('UpdateResourceServer', {
  never: ['ResourceServer.ManagedBy'],
  cases: {
    'changes name and scopes': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await aws.createResourceServer({ UserPoolId, Identifier: 'api', Name: 'API' })
      const api = {
        UserPoolId,
        Identifier: 'api',
        Name: 'Ours',
        Scopes: [{ ScopeName: 'write', ScopeDescription: 'writes' }],
      }
      expect(said(await aws.updateResourceServer(api))).toEqual({ ResourceServer: api })
      const told = await aws.describeResourceServer({ UserPoolId, Identifier: 'api' })
      expect(told.ResourceServer).toEqual(api)
    },
    'refuses one that is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.updateResourceServer({ UserPoolId, Identifier: 'api', Name: 'API' }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
