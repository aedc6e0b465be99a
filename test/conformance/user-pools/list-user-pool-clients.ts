import {
  paginateListUserPoolClients,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { pages, said } from './world.ts'

export const listUserPoolClients = conformance('ListUserPoolClients', {
  cases: {
    'tells the clients of a pool': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool()
      expect(said(await aws.listUserPoolClients({ UserPoolId, MaxResults: 10 }))).toEqual({
        UserPoolClients: [{ UserPoolId, ClientId, ClientName: 'web' }],
      })
    },
    'is paged by the SDK': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      for (const ClientName of ['a', 'b']) await aws.createUserPoolClient({ UserPoolId, ClientName })
      const { all, count } = await pages(
        paginateListUserPoolClients({ client: aws, pageSize: 2 }, { UserPoolId }),
        ({ UserPoolClients }) => UserPoolClients?.map(({ ClientName }) => ClientName ?? ''),
      )
      expect([all.sort(), count]).toEqual([['a', 'b', 'web'], 2])
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      await refused(
        aws.listUserPoolClients({ UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
