import { createHmac } from 'node:crypto'
import {
  NotAuthorizedException,
  RefreshTokenReuseException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { Password, said } from './world.ts'

export const getTokensFromRefreshToken = conformance('GetTokensFromRefreshToken', {
  never: ['AuthenticationResult.NewDeviceMetadata'],
  cases: {
    'gives another refresh token where a client wants them to rotate': async ({ aws, pool }) => {
      const { ClientId, signedIn } = await pool(
        {},
        {
          ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
          RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
        },
      )
      const { RefreshToken } = await signedIn('kim')
      const { AuthenticationResult } = said(await aws.getTokensFromRefreshToken({ ClientId, RefreshToken }))
      expect(AuthenticationResult).toEqual({
        AccessToken: expect.any(String),
        IdToken: expect.any(String),
        RefreshToken: expect.any(String),
        ExpiresIn: 3600,
        TokenType: 'Bearer',
      })
      expect(AuthenticationResult?.RefreshToken).not.toBe(RefreshToken)
      const { AccessToken } = AuthenticationResult ?? {}
      expect((await aws.getUser({ AccessToken })).Username).toBe('kim')
      await refused(
        aws.getTokensFromRefreshToken({ ClientId, RefreshToken }),
        RefreshTokenReuseException,
        'Refresh token has been reused',
      )
    },
    'takes the secret of a client that has one, as it is': async ({ aws, pool }) => {
      const { ClientId, UserPoolClient, UserPoolId, user } = await pool(
        {},
        {
          GenerateSecret: true,
          ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        },
      )
      await user('kim')
      const { ClientSecret = '' } = UserPoolClient ?? {}
      const { AuthenticationResult: first } = await aws.adminInitiateAuth({
        UserPoolId,
        ClientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: {
          USERNAME: 'kim',
          PASSWORD: Password,
          SECRET_HASH: createHmac('sha256', ClientSecret).update(`kim${ClientId}`).digest('base64'),
        },
      })
      const renew = (secret?: string) =>
        aws.getTokensFromRefreshToken({
          ClientId,
          RefreshToken: first?.RefreshToken,
          ...(secret !== undefined && { ClientSecret: secret }),
        })
      expect((await renew(ClientSecret)).AuthenticationResult).not.toHaveProperty('RefreshToken')
      await refused(renew('aSecretOfNobodyAtAll00001'), NotAuthorizedException, /secret/)
    },
    'refuses an invented token, and a client that nobody has': async ({ aws, pool }) => {
      const { ClientId } = await pool()
      await refused(
        aws.getTokensFromRefreshToken({ ClientId, RefreshToken: 'a.b.c.d.e' }),
        NotAuthorizedException,
        'Invalid Refresh Token',
      )
      await refused(
        aws.getTokensFromRefreshToken({ ClientId: 'nosuchclient', RefreshToken: 'a.b.c.d.e' }),
        ResourceNotFoundException,
        'User pool client nosuchclient does not exist.',
      )
    },
  },
})
