import {
  NotAuthorizedException,
  UnauthorizedException,
  UnsupportedOperationException,
  UnsupportedTokenTypeException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const revokeToken = conformance('RevokeToken', {
  cases: {
    'ends a refresh token and all that came of it': async ({ aws, pool }) => {
      const { ClientId, signedIn } = await pool()
      const { RefreshToken, AccessToken } = await signedIn('kim')
      expect(said(await aws.revokeToken({ ClientId, Token: RefreshToken }))).toEqual({})
      await refused(aws.getUser({ AccessToken }), NotAuthorizedException, 'Access Token has been revoked')
      await refused(
        aws.getTokensFromRefreshToken({ ClientId, RefreshToken }),
        NotAuthorizedException,
        'Refresh Token has been revoked',
      )
      expect(said(await aws.revokeToken({ ClientId, Token: RefreshToken }))).toEqual({})
    },
    'refuses other tokens, and clients that have no revocation': async ({ aws, pool }) => {
      const { ClientId, signedIn } = await pool()
      const { AccessToken } = await signedIn('kim')
      await refused(
        aws.revokeToken({ ClientId, Token: AccessToken }),
        UnsupportedTokenTypeException,
        'Unsupported token type',
      )
      const without = await pool({}, { EnableTokenRevocation: false })
      const { RefreshToken } = await without.signedIn('kim')
      await refused(
        aws.revokeToken({ ClientId: without.ClientId, Token: RefreshToken }),
        UnsupportedOperationException,
        /revocation/i,
      )
    },
    'refuses whoever does not have the secret of the client': async ({ aws, pool }) => {
      const { ClientId } = await pool({}, { GenerateSecret: true })
      await refused(
        aws.revokeToken({ ClientId, Token: 'a.b.c.d.e', ClientSecret: 'notTheSecretAtAll00000000' }),
        UnauthorizedException,
        /secret/i,
      )
    },
  },
})
