import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { oidc } from './provider-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const deleteIdentityProvider = conformance('DeleteIdentityProvider', {
  cases: {
    'takes a provider away, once': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await aws.createIdentityProvider({ UserPoolId, ...oidc })
      const corp = { UserPoolId, ProviderName: 'corp' }
      expect(said(await aws.deleteIdentityProvider(corp))).toEqual({})
      expect((await aws.listIdentityProviders({ UserPoolId })).Providers).toEqual([])
      await refused(
        aws.deleteIdentityProvider(corp),
        ResourceNotFoundException,
        'Identity provider corp does not exist.',
      )
    },
  },
})
