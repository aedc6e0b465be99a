import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { oidc } from './provider-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const describeIdentityProvider = conformance('DescribeIdentityProvider', {
  never: ['IdentityProvider.AcrMapping'],
  cases: {
    'tells how a provider is set up, with its secret': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await aws.createIdentityProvider({ UserPoolId, ...oidc })
      const { IdentityProvider } = said(
        await aws.describeIdentityProvider({ UserPoolId, ProviderName: 'corp' }),
      )
      expect(IdentityProvider).toMatchObject({ UserPoolId, ...oidc, CreationDate: expect.any(Date) })
    },
    'refuses a provider that is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.describeIdentityProvider({ UserPoolId, ProviderName: 'corp' }),
        ResourceNotFoundException,
        'Identity provider corp does not exist.',
      )
    },
  },
})
