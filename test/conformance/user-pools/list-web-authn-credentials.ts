import { NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider'
import { authenticator } from '../../authenticator.ts'
import { withPasskeys } from './passkeys.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const listWebAuthnCredentials = conformance('ListWebAuthnCredentials', {
  cases: {
    'tells the passkeys of a user': async (world) => {
      const { register, device, AccessToken } = await withPasskeys(world)
      await register()
      expect(said(await world.aws.listWebAuthnCredentials({ AccessToken }))).toEqual({
        Credentials: [
          {
            CredentialId: device.id,
            FriendlyCredentialName: expect.any(String),
            RelyingPartyId: 'example.com',
            AuthenticatorAttachment: 'platform',
            AuthenticatorTransports: ['internal'],
            CreatedAt: expect.any(Date),
          },
        ],
      })
    },
    'tells them a page at a time': async (world) => {
      const { register, AccessToken } = await withPasskeys(world)
      const from = { origin: 'https://example.com', rpId: 'example.com' }
      for (const id of ['one', 'two', 'six']) await register(authenticator({ ...from, id }))
      const first = await world.aws.listWebAuthnCredentials({ AccessToken, MaxResults: 2 })
      const { Credentials, NextToken } = await world.aws.listWebAuthnCredentials({
        AccessToken,
        MaxResults: 2,
        NextToken: first.NextToken,
      })
      expect([first.Credentials?.length, Credentials?.length, NextToken]).toEqual([2, 1, undefined])
    },
    'refuses an invented token': async ({ aws }) => {
      await refused(
        aws.listWebAuthnCredentials({ AccessToken: 'a.b.c' }),
        NotAuthorizedException,
        'Invalid Access Token',
      )
    },
  },
})
