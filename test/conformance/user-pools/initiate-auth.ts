import {
  InvalidParameterException,
  NotAuthorizedException,
  PasswordResetRequiredException,
  ResourceNotFoundException,
  UserLambdaValidationException,
  UserNotConfirmedException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect } from 'vitest'
import { SRP_A } from '../../srp-client.ts'
import { conformance } from './conformance.ts'
import { script } from './project.ts'
import { refused } from './refused.ts'
import { Password, said } from './world.ts'

const ofCustomAuth = {
  DefineAuthChallenge: script('define'),
  CreateAuthChallenge: script('create'),
  VerifyAuthChallengeResponse: script('verify'),
}

export const initiateAuth = conformance('InitiateAuth', {
  cases: {
    'lets in by a password, and tells how long for': async ({ aws, pool, url }) => {
      const { UserPoolId, ClientId, user, begin } = await pool(
        {},
        { AccessTokenValidity: 20, TokenValidityUnits: { AccessToken: 'minutes' } },
      )
      await user('kim')
      const { AuthenticationResult, ...rest } = said(await begin('kim'))
      expect(rest).toEqual({ ChallengeParameters: {} })
      expect(AuthenticationResult).toEqual({
        AccessToken: expect.any(String),
        IdToken: expect.any(String),
        RefreshToken: expect.any(String),
        ExpiresIn: 1200,
        TokenType: 'Bearer',
      })
      const { AccessToken = '', IdToken = '' } = AuthenticationResult ?? {}
      const iss = `${url}/${UserPoolId}`
      const { exp = 0, iat = 0, ...claims } = decodeJwt(AccessToken)
      expect(exp - iat).toBe(1200)
      expect(claims).toMatchObject({ iss, client_id: ClientId, username: 'kim', token_use: 'access' })
      expect(decodeJwt(IdToken)).toMatchObject({ iss, aud: ClientId, token_use: 'id', sub: claims.sub })
      expect((await aws.getUser({ AccessToken })).Username).toBe('kim')
    },
    'begins SRP': async ({ aws, pool }) => {
      const { ClientId, user } = await pool()
      await user('kim')
      const answer = said(
        await aws.initiateAuth({
          ClientId,
          AuthFlow: 'USER_SRP_AUTH',
          AuthParameters: { USERNAME: 'kim', SRP_A },
        }),
      )
      expect(answer).toEqual({
        ChallengeName: 'PASSWORD_VERIFIER',
        Session: expect.any(String),
        ChallengeParameters: {
          SALT: expect.stringMatching(/^[0-9a-f]+$/),
          SECRET_BLOCK: expect.any(String),
          SRP_B: expect.stringMatching(/^[0-9a-f]+$/),
          USERNAME: 'kim',
          USER_ID_FOR_SRP: 'kim',
        },
      })
    },
    'offers what a user may choose to begin with': async ({ aws, pool }) => {
      const { ClientId, user } = await pool(
        { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } } },
        { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] },
      )
      await user('kim', { email: 'kim@example.com', phone_number: '+15555550123' })
      const begin = (more: Record<string, string>) =>
        aws.initiateAuth({ ClientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME: 'kim', ...more } })
      const { AvailableChallenges, ...rest } = said(await begin({}))
      expect(rest).toEqual({
        ChallengeName: 'SELECT_CHALLENGE',
        Session: expect.stringMatching(/^.{20,2048}$/),
        ChallengeParameters: {},
      })
      expect([...(AvailableChallenges ?? [])].sort()).toEqual([
        'EMAIL_OTP',
        'PASSWORD',
        'PASSWORD_SRP',
        'SMS_OTP',
      ])
      const preferred = said(await begin({ PREFERRED_CHALLENGE: 'EMAIL_OTP' }))
      expect(preferred).toMatchObject({
        ChallengeName: 'EMAIL_OTP',
        Session: expect.any(String),
        ChallengeParameters: {
          CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
          CODE_DELIVERY_DESTINATION: 'k***@e***',
        },
      })
      const byPassword = await begin({ PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: Password })
      expect(byPassword.AuthenticationResult?.AccessToken).toBeDefined()
    },
    'asks what scripts make up': async ({ aws, pool }) => {
      const { ClientId, user } = await pool(
        { LambdaConfig: ofCustomAuth },
        { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'] },
      )
      await user('kim')
      const answer = said(
        await aws.initiateAuth({ ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME: 'kim' } }),
      )
      expect(answer).toEqual({
        ChallengeName: 'CUSTOM_CHALLENGE',
        ChallengeParameters: { USERNAME: 'kim', question: 'two and two' },
        Session: expect.any(String),
      })
    },
    'renews tokens for a refresh token, and gives no other': async ({ aws, pool }) => {
      const { ClientId, signedIn } = await pool()
      const { RefreshToken, AccessToken: first } = await signedIn('kim')
      const renew = (AuthFlow: 'REFRESH_TOKEN_AUTH' | 'REFRESH_TOKEN') =>
        aws.initiateAuth({ ClientId, AuthFlow, AuthParameters: { REFRESH_TOKEN: RefreshToken } })
      for (const AuthFlow of ['REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN'] as const) {
        const { AuthenticationResult } = said(await renew(AuthFlow))
        expect(AuthenticationResult).toEqual({
          AccessToken: expect.any(String),
          IdToken: expect.any(String),
          ExpiresIn: 3600,
          TokenType: 'Bearer',
        })
        expect(decodeJwt(AuthenticationResult?.AccessToken ?? '')['origin_jti']).toBe(
          decodeJwt(first)['origin_jti'],
        )
      }
    },
    'gives a key to a device that it does not know': async ({ pool }) => {
      const { user, begin } = await pool({ DeviceConfiguration: { ChallengeRequiredOnNewDevice: true } })
      await user('kim')
      expect((await begin('kim')).AuthenticationResult?.NewDeviceMetadata).toEqual({
        DeviceKey: expect.stringMatching(/^us-east-1_[0-9a-f-]{36}$/),
        DeviceGroupKey: expect.any(String),
      })
    },
    'asks for another password than a temporary one': async ({ aws, pool }) => {
      const { UserPoolId, begin } = await pool({
        Schema: [{ Name: 'nickname', Required: true, Mutable: true }],
      })
      await aws.adminCreateUser({
        UserPoolId,
        Username: 'kim',
        TemporaryPassword: Password,
        MessageAction: 'SUPPRESS',
        UserAttributes: [{ Name: 'email', Value: 'kim@example.com' }],
      })
      const { ChallengeParameters, ...rest } = said(await begin('kim'))
      expect(rest).toEqual({ ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: expect.any(String) })
      expect(ChallengeParameters?.['USER_ID_FOR_SRP']).toBe('kim')
      expect(JSON.parse(ChallengeParameters?.['userAttributes'] ?? '')).toMatchObject({
        email: 'kim@example.com',
      })
      expect(JSON.parse(ChallengeParameters?.['requiredAttributes'] ?? '')).toEqual([
        'userAttributes.nickname',
      ])
    },
    'refuses a wrong password, nobody, and a flow that the client does not allow': async ({ aws, pool }) => {
      const { ClientId, user, begin } = await pool()
      await user('kim')
      await refused(
        begin('kim', { PASSWORD: 'wrong' }),
        NotAuthorizedException,
        'Incorrect username or password.',
      )
      await refused(begin('nobody'), UserNotFoundException, 'User does not exist.')
      await refused(
        aws.initiateAuth({ ClientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME: 'kim' } }),
        InvalidParameterException,
        'USER_AUTH flow not enabled for this client',
      )
      await refused(
        aws.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'kim' } }),
        InvalidParameterException,
        'Missing required parameter PASSWORD',
      )
    },
    'says what keeps a user out': async ({ aws, pool }) => {
      const { UserPoolId, ClientId, user, begin } = await pool()
      await aws.signUp({ ClientId, Username: 'new', Password })
      await refused(begin('new'), UserNotConfirmedException, 'User is not confirmed.')
      await aws.adminDisableUser(await user('out'))
      await refused(begin('out'), NotAuthorizedException, 'User is disabled.')
      const reset = await user('reset', { email: 'reset@example.com' })
      await aws.adminResetUserPassword(reset)
      await refused(begin('reset'), PasswordResetRequiredException, 'Password reset required for the user')
      await aws.updateUserPool({ UserPoolId, LambdaConfig: { PreAuthentication: script('refuse') } })
      await user('kim')
      await refused(
        begin('kim'),
        UserLambdaValidationException,
        'PreAuthentication failed with error not today.',
      )
    },
    'refuses a client that nobody has, and an invented refresh token': async ({ aws, pool }) => {
      const { ClientId } = await pool()
      await refused(
        aws.initiateAuth({
          ClientId: 'nosuchclient',
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: 'a', PASSWORD: 'b' },
        }),
        ResourceNotFoundException,
        'User pool client nosuchclient does not exist.',
      )
      await refused(
        aws.initiateAuth({
          ClientId,
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          AuthParameters: { REFRESH_TOKEN: 'a.b.c.d.e' },
        }),
        NotAuthorizedException,
        'Invalid Refresh Token',
      )
    },
  },
})
