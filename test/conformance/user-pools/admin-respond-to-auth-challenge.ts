import { NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { Password, said } from './world.ts'

export const adminRespondToAuthChallenge = conformance('AdminRespondToAuthChallenge', {
  never: ['AvailableChallenges'],
  cases: {
    'answers for somebody with a temporary password': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool({ DeviceConfiguration: {} })
      const kim = { UserPoolId, Username: 'kim' }
      await aws.adminCreateUser({ ...kim, TemporaryPassword: 'Temp0rary!', MessageAction: 'SUPPRESS' })
      const { Session } = await aws.adminInitiateAuth({
        UserPoolId,
        ClientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'kim', PASSWORD: 'Temp0rary!' },
      })
      const choose = {
        UserPoolId,
        ClientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED' as const,
        Session,
        ChallengeResponses: { USERNAME: 'kim', NEW_PASSWORD: Password },
      }
      const { AuthenticationResult, ...rest } = said(await aws.adminRespondToAuthChallenge(choose))
      expect(rest).toEqual({ ChallengeParameters: {} })
      expect(AuthenticationResult).toEqual({
        AccessToken: expect.any(String),
        IdToken: expect.any(String),
        RefreshToken: expect.any(String),
        ExpiresIn: 3600,
        TokenType: 'Bearer',
        NewDeviceMetadata: { DeviceKey: expect.any(String), DeviceGroupKey: expect.any(String) },
      })
      expect((await aws.adminGetUser(kim)).UserStatus).toBe('CONFIRMED')
      await refused(
        aws.adminRespondToAuthChallenge(choose),
        NotAuthorizedException,
        'Invalid session for the user, session can only be used once.',
      )
    },
    'chooses for somebody who may begin by a code': async ({ aws, pool }) => {
      const { UserPoolId, ClientId, user, code } = await pool(
        { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'SMS_OTP'] } } },
        { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] },
      )
      await user('kim', { phone_number: '+15555550123' })
      const { Session } = await aws.adminInitiateAuth({
        UserPoolId,
        ClientId,
        AuthFlow: 'USER_AUTH',
        AuthParameters: { USERNAME: 'kim' },
      })
      const asked = said(
        await aws.adminRespondToAuthChallenge({
          UserPoolId,
          ClientId,
          ChallengeName: 'SELECT_CHALLENGE',
          Session,
          ChallengeResponses: { USERNAME: 'kim', ANSWER: 'SMS_OTP' },
        }),
      )
      expect(asked).toEqual({
        ChallengeName: 'SMS_OTP',
        Session: expect.any(String),
        ChallengeParameters: {
          CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS',
          CODE_DELIVERY_DESTINATION: '+*******0123',
          USER_ID_FOR_SRP: 'kim',
        },
      })
      const { AuthenticationResult } = await aws.adminRespondToAuthChallenge({
        UserPoolId,
        ClientId,
        ChallengeName: 'SMS_OTP',
        Session: asked.Session,
        ChallengeResponses: { USERNAME: 'kim', SMS_OTP_CODE: code('kim') },
      })
      expect(AuthenticationResult?.AccessToken).toBeDefined()
    },
    'refuses a session that it did not give': async ({ aws, pool }) => {
      const { UserPoolId, ClientId, user } = await pool()
      await user('kim')
      await refused(
        aws.adminRespondToAuthChallenge({
          UserPoolId,
          ClientId,
          ChallengeName: 'SOFTWARE_TOKEN_MFA',
          Session: 'a session of nobody at all',
          ChallengeResponses: { USERNAME: 'kim', SOFTWARE_TOKEN_MFA_CODE: '123456' },
        }),
        NotAuthorizedException,
        'Invalid session for the user.',
      )
    },
  },
})
