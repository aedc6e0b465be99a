import {
  InvalidParameterException,
  InvalidPasswordException,
  NotAuthorizedException,
  ResourceNotFoundException,
  UserLambdaValidationException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { script } from './project.ts'
import { refused } from './refused.ts'
import { attribute, Password, said } from './world.ts'

export const signUp = conformance('SignUp', {
  cases: {
    'makes an unconfirmed account and tells where a code went': async ({ aws, pool }) => {
      const { UserPoolId, ClientId, messages } = await pool({ AutoVerifiedAttributes: ['email'] })
      const answer = said(
        await aws.signUp({
          ClientId,
          Username: 'ana',
          Password,
          UserAttributes: [{ Name: 'email', Value: 'ana@example.com' }],
        }),
      )
      expect(answer).toEqual({
        UserConfirmed: false,
        UserSub: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        CodeDeliveryDetails: { Destination: 'a***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
      })
      expect(messages('ana')).toMatchObject([
        { to: 'ana@example.com', code: expect.stringMatching(/^\d{6}$/) },
      ])
      const { UserStatus, UserAttributes } = await aws.adminGetUser({ UserPoolId, Username: 'ana' })
      expect([UserStatus, attribute(UserAttributes, 'sub')]).toEqual(['UNCONFIRMED', answer.UserSub])
    },
    'tells that nothing was sent where a script confirms at once': async ({ aws, pool }) => {
      const { ClientId, signIn } = await pool({
        AutoVerifiedAttributes: ['email'],
        LambdaConfig: { PreSignUp: script('let-in') },
      })
      const answer = said(
        await aws.signUp({
          ClientId,
          Username: 'ana',
          Password,
          UserAttributes: [{ Name: 'email', Value: 'ana@example.com' }],
        }),
      )
      expect(answer).toEqual({ UserConfirmed: true, UserSub: expect.any(String) })
      expect((await signIn('ana')).AccessToken).not.toBe('')
    },
    'sends codes by text, and gives a session where the client has USER_AUTH': async ({ aws, pool }) => {
      const { ClientId, messages } = await pool(
        {
          UsernameAttributes: ['phone_number'],
          AutoVerifiedAttributes: ['phone_number'],
          SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/texts' },
        },
        { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] },
      )
      const {
        CodeDeliveryDetails,
        UserSub = '',
        Session,
      } = await aws.signUp({
        ClientId,
        Username: '+15555550123',
        Password,
      })
      expect(Session).toEqual(expect.any(String))
      expect(CodeDeliveryDetails).toEqual({
        Destination: '+*******0123',
        DeliveryMedium: 'SMS',
        AttributeName: 'phone_number',
      })
      expect(messages(UserSub)).toMatchObject([{ medium: 'SMS', to: '+15555550123' }])
    },
    'refuses a name that is taken, and a password that is weak': async ({ aws, pool }) => {
      const { ClientId, user } = await pool()
      await user('ana')
      await refused(
        aws.signUp({ ClientId, Username: 'ana', Password }),
        UsernameExistsException,
        'User already exists',
      )
      await refused(
        aws.signUp({ ClientId, Username: 'bob', Password: 'no-capitals1' }),
        InvalidPasswordException,
        'Password did not conform with policy: Password must have uppercase characters',
      )
    },
    'refuses a client that nobody has, and a script that throws': async ({ aws, pool }) => {
      await refused(
        aws.signUp({ ClientId: 'nosuchclient', Username: 'ana', Password }),
        ResourceNotFoundException,
        'User pool client nosuchclient does not exist.',
      )
      const { ClientId } = await pool({ LambdaConfig: { PreSignUp: script('refuse') } })
      await refused(
        aws.signUp({ ClientId, Username: 'ana', Password }),
        UserLambdaValidationException,
        'PreSignUp failed with error not today.',
      )
    },
    'refuses whoever is not let to sign up, and an attribute that is missing': async ({ aws, pool }) => {
      const closed = await pool({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } })
      await refused(
        aws.signUp({ ClientId: closed.ClientId, Username: 'ana', Password }),
        NotAuthorizedException,
        'SignUp is not permitted for this user pool',
      )
      const { ClientId } = await pool({ Schema: [{ Name: 'email', Required: true }] })
      await refused(
        aws.signUp({ ClientId, Username: 'ana', Password }),
        InvalidParameterException,
        'Attributes did not conform to the schema: email: The attribute email is required',
      )
    },
  },
})
