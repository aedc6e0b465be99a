import {
  paginateListIdentityProviders,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { oidc } from './provider-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { pages, said } from './world.ts'

export const listIdentityProviders = conformance('ListIdentityProviders', {
  cases: {
    'tells the providers of a pool': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await aws.createIdentityProvider({ UserPoolId, ...oidc })
      expect(said(await aws.listIdentityProviders({ UserPoolId }))).toEqual({
        Providers: [
          {
            ProviderName: 'corp',
            ProviderType: 'OIDC',
            CreationDate: expect.any(Date),
            LastModifiedDate: expect.any(Date),
          },
        ],
      })
    },
    'is paged by the SDK': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      for (const ProviderName of ['one', 'two', 'six'])
        await aws.createIdentityProvider({ UserPoolId, ...oidc, ProviderName, IdpIdentifiers: [] })
      const { all, count } = await pages(
        paginateListIdentityProviders({ client: aws, pageSize: 2 }, { UserPoolId }),
        ({ Providers }) => Providers?.map(({ ProviderName }) => ProviderName ?? ''),
      )
      expect([all.sort(), count]).toEqual([['one', 'six', 'two'], 2])
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      await refused(
        aws.listIdentityProviders({ UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
