import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { oidc } from './provider-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const updateIdentityProvider = conformance('UpdateIdentityProvider', {
  never: ['IdentityProvider.AcrMapping'],
  cases: {
    'changes what is said, and keeps the rest': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const { IdentityProvider: was } = await aws.createIdentityProvider({ UserPoolId, ...oidc })
      const { IdentityProvider } = said(
        await aws.updateIdentityProvider({
          UserPoolId,
          ProviderName: 'corp',
          IdpIdentifiers: ['corp.example', 'corp.test'],
        }),
      )
      expect(IdentityProvider).toEqual({
        ...was,
        IdpIdentifiers: ['corp.example', 'corp.test'],
        LastModifiedDate: expect.any(Date),
      })
    },
    'refuses a provider that is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.updateIdentityProvider({ UserPoolId, ProviderName: 'corp' }),
        ResourceNotFoundException,
        'Identity provider corp does not exist.',
      )
    },
  },
})
