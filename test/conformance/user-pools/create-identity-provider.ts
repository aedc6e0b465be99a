import {
  DuplicateProviderException,
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { oidc } from './provider-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const createIdentityProvider = conformance('CreateIdentityProvider', {
  never: ['IdentityProvider.AcrMapping'],
  cases: {
    'gives a pool a provider with all that is said of it': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const { IdentityProvider } = said(await aws.createIdentityProvider({ UserPoolId, ...oidc }))
      expect(IdentityProvider).toMatchObject({
        UserPoolId,
        ...oidc,
        CreationDate: expect.any(Date),
        LastModifiedDate: expect.any(Date),
      })
      const told = await aws.describeIdentityProvider({ UserPoolId, ProviderName: 'corp' })
      expect(told.IdentityProvider).toEqual(IdentityProvider)
    },
    'makes none twice, none without its details, and none in no pool': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await aws.createIdentityProvider({ UserPoolId, ...oidc })
      await refused(
        aws.createIdentityProvider({ UserPoolId, ...oidc }),
        DuplicateProviderException,
        `corp already exists in user pool ${UserPoolId}`,
      )
      await refused(
        aws.createIdentityProvider({ UserPoolId, ...oidc, ProviderName: 'bare', ProviderDetails: {} }),
        InvalidParameterException,
        /./,
      )
      await refused(
        aws.createIdentityProvider({ ...oidc, UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
