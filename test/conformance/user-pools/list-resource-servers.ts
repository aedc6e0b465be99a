import {
  paginateListResourceServers,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { pages, said } from './world.ts'

export const listResourceServers = conformance('ListResourceServers', {
  never: ['ResourceServers.ManagedBy'],
  cases: {
    'tells the APIs of a pool': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const Scopes = [{ ScopeName: 'read', ScopeDescription: 'reads' }]
      const api = { UserPoolId, Identifier: 'api', Name: 'API', Scopes }
      await aws.createResourceServer(api)
      expect(said(await aws.listResourceServers({ UserPoolId }))).toEqual({ ResourceServers: [api] })
    },
    'is paged by the SDK': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      for (const Identifier of ['one', 'six', 'two'])
        await aws.createResourceServer({ UserPoolId, Identifier, Name: 'API' })
      const { all, count } = await pages(
        paginateListResourceServers({ client: aws, pageSize: 2 }, { UserPoolId }),
        ({ ResourceServers }) => ResourceServers?.map(({ Identifier }) => Identifier ?? ''),
      )
      expect([all.sort(), count]).toEqual([['one', 'six', 'two'], 2])
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      await refused(
        aws.listResourceServers({ UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
