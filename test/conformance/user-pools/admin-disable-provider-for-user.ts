import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { kimAtCorp, oidc } from './provider-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { attribute, said } from './world.ts'

export const adminDisableProviderForUser = conformance('AdminDisableProviderForUser', {
  cases: {
    'parts a user from a provider': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool()
      await aws.createIdentityProvider({ UserPoolId, ...oidc })
      const kim = await user('kim')
      const link = kimAtCorp(UserPoolId)
      await aws.adminLinkProviderForUser(link)
      expect(said(await aws.adminDisableProviderForUser({ UserPoolId, User: link.SourceUser }))).toEqual({})
      const { UserAttributes } = await aws.adminGetUser(kim)
      expect(JSON.parse(attribute(UserAttributes, 'identities') ?? '[]')).toEqual([])
      await refused(
        aws.adminDisableProviderForUser({ UserPoolId, User: link.SourceUser }),
        UserNotFoundException,
        /./,
      )
    },
  },
})
