import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { kimAtCorp, oidc } from './provider-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { attribute, said } from './world.ts'

export const adminLinkProviderForUser = conformance('AdminLinkProviderForUser', {
  cases: {
    'lets somebody come by a provider as a user who is there': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool()
      await aws.createIdentityProvider({ UserPoolId, ...oidc })
      const kim = await user('kim')
      const link = kimAtCorp(UserPoolId)
      expect(said(await aws.adminLinkProviderForUser(link))).toEqual({})
      const { UserAttributes } = await aws.adminGetUser(kim)
      expect(JSON.parse(attribute(UserAttributes, 'identities') ?? '')).toMatchObject([
        { providerName: 'corp', userId: '42', providerType: 'OIDC' },
      ])
      await refused(
        aws.adminLinkProviderForUser({
          ...link,
          DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: 'nobody' },
        }),
        UserNotFoundException,
        /./,
      )
    },
  },
})
