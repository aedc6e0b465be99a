import {
  CodeMismatchException,
  InvalidPasswordException,
  NotAuthorizedException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { claim, SRP_A } from '../../srp-client.ts'
import { conformance } from './conformance.ts'
import { script } from './project.ts'
import { refused } from './refused.ts'
import { Password, said, type World } from './world.ts'

const choosing = {
  Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD' as const, 'EMAIL_OTP' as const] } },
}

/** Kim, who may begin with a password or with a code by mail. */
async function chooser({ aws, pool }: World) {
  const made = await pool(choosing, { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] })
  await made.user('kim', { email: 'kim@example.com' })
  const { Session } = await aws.initiateAuth({
    ClientId: made.ClientId,
    AuthFlow: 'USER_AUTH',
    AuthParameters: { USERNAME: 'kim' },
  })
  return { ...made, Session }
}

export const respondToAuthChallenge = conformance('RespondToAuthChallenge', {
  never: ['AvailableChallenges'],
  cases: {
    'lets in whoever proves a password by SRP': async ({ aws, pool }) => {
      const { UserPoolId, ClientId, user } = await pool({ DeviceConfiguration: {} })
      await user('kim')
      const asked = await aws.initiateAuth({
        ClientId,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: 'kim', SRP_A },
      })
      const ask = (password: string) =>
        aws.respondToAuthChallenge({
          ClientId,
          ChallengeName: 'PASSWORD_VERIFIER',
          ChallengeResponses: claim(asked.ChallengeParameters, UserPoolId, password),
        })
      const { AuthenticationResult, ...rest } = said(await ask(Password))
      expect(rest).toEqual({ ChallengeParameters: {} })
      expect(AuthenticationResult).toEqual({
        AccessToken: expect.any(String),
        IdToken: expect.any(String),
        RefreshToken: expect.any(String),
        ExpiresIn: 3600,
        TokenType: 'Bearer',
        NewDeviceMetadata: { DeviceKey: expect.any(String), DeviceGroupKey: expect.any(String) },
      })
    },
    'takes a password in the place of a temporary one, and attributes with it': async ({ aws, pool }) => {
      const { UserPoolId, ClientId, begin, signIn } = await pool({
        Schema: [{ Name: 'nickname', Required: true, Mutable: true }],
      })
      const kim = { UserPoolId, Username: 'kim' }
      await aws.adminCreateUser({ ...kim, TemporaryPassword: 'Temp0rary!', MessageAction: 'SUPPRESS' })
      const { Session } = await begin('kim', { PASSWORD: 'Temp0rary!' })
      const choose = (NEW_PASSWORD: string) =>
        aws.respondToAuthChallenge({
          ClientId,
          ChallengeName: 'NEW_PASSWORD_REQUIRED',
          Session,
          ChallengeResponses: { USERNAME: 'kim', NEW_PASSWORD, 'userAttributes.nickname': 'K' },
        })
      await refused(
        choose('short'),
        InvalidPasswordException,
        'Password did not conform with policy: Password not long enough',
      )
      expect((await choose(Password)).AuthenticationResult?.TokenType).toBe('Bearer')
      const { UserStatus, UserAttributes } = await aws.adminGetUser(kim)
      expect(UserStatus).toBe('CONFIRMED')
      expect(UserAttributes).toContainEqual({ Name: 'nickname', Value: 'K' })
      expect((await signIn('kim')).AccessToken).not.toBe('')
    },
    'goes from a choice to a code, and from the code to tokens': async (world) => {
      const { ClientId, Session, code } = await chooser(world)
      const asked = said(
        await world.aws.respondToAuthChallenge({
          ClientId,
          ChallengeName: 'SELECT_CHALLENGE',
          Session,
          ChallengeResponses: { USERNAME: 'kim', ANSWER: 'EMAIL_OTP' },
        }),
      )
      expect(asked).toEqual({
        ChallengeName: 'EMAIL_OTP',
        Session: expect.any(String),
        ChallengeParameters: {
          CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
          CODE_DELIVERY_DESTINATION: 'k***@e***',
          USER_ID_FOR_SRP: 'kim',
        },
      })
      const prove = (EMAIL_OTP_CODE: string) =>
        world.aws.respondToAuthChallenge({
          ClientId,
          ChallengeName: 'EMAIL_OTP',
          Session: asked.Session,
          ChallengeResponses: { USERNAME: 'kim', EMAIL_OTP_CODE },
        })
      const right = code('kim')
      expect(right).toMatch(/^\d{8}$/)
      await refused(
        prove(right === '00000000' ? '00000001' : '00000000'),
        CodeMismatchException,
        'Invalid code or auth state for the user.',
      )
      expect((await prove(right)).AuthenticationResult?.AccessToken).toBeDefined()
      await refused(
        prove(right),
        NotAuthorizedException,
        'Invalid session for the user, session can only be used once.',
      )
    },
    'asks scripts whether an answer is right, and asks again where it is not': async ({ aws, pool }) => {
      const { ClientId, user } = await pool(
        {
          LambdaConfig: {
            DefineAuthChallenge: script('define'),
            CreateAuthChallenge: script('create'),
            VerifyAuthChallengeResponse: script('verify'),
          },
        },
        { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'] },
      )
      await user('kim')
      const first = await aws.initiateAuth({
        ClientId,
        AuthFlow: 'CUSTOM_AUTH',
        AuthParameters: { USERNAME: 'kim' },
      })
      const answer = (Session: string | undefined, ANSWER: string) =>
        aws.respondToAuthChallenge({
          ClientId,
          ChallengeName: 'CUSTOM_CHALLENGE',
          Session,
          ChallengeResponses: { USERNAME: 'kim', ANSWER },
        })
      const again = said(await answer(first.Session, '5'))
      expect(again).toEqual({
        ChallengeName: 'CUSTOM_CHALLENGE',
        Session: expect.any(String),
        ChallengeParameters: { USERNAME: 'kim', question: 'two and two' },
      })
      expect((await answer(again.Session, '4')).AuthenticationResult?.IdToken).toBeDefined()
    },
    'refuses a session that it did not give': async ({ aws, pool }) => {
      const { ClientId, user } = await pool()
      await user('kim')
      await refused(
        aws.respondToAuthChallenge({
          ClientId,
          ChallengeName: 'SMS_MFA',
          Session: 'a session of nobody at all',
          ChallengeResponses: { USERNAME: 'kim', SMS_MFA_CODE: '123456' },
        }),
        NotAuthorizedException,
        'Invalid session for the user.',
      )
    },
  },
})
