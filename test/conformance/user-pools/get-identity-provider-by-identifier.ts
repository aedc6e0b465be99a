import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { oidc } from './provider-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const getIdentityProviderByIdentifier = conformance('GetIdentityProviderByIdentifier', {
  never: ['IdentityProvider.AcrMapping'],
  cases: {
    'tells to which provider an identifier leads': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const { IdentityProvider } = await aws.createIdentityProvider({ UserPoolId, ...oidc })
      const answer = await aws.getIdentityProviderByIdentifier({ UserPoolId, IdpIdentifier: 'corp.example' })
      expect(said(answer)).toEqual({ IdentityProvider })
    },
    'refuses an identifier that leads nowhere': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.getIdentityProviderByIdentifier({ UserPoolId, IdpIdentifier: 'corp.example' }),
        ResourceNotFoundException,
        /corp\.example/,
      )
    },
  },
})
