import {
  InvalidPasswordException,
  UnsupportedUserStateException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const adminCreateUser = conformance('AdminCreateUser', {
  never: ['User.MFAOptions'],
  cases: {
    'makes somebody who is to choose a password, and invites them': async ({ aws, pool }) => {
      const { UserPoolId, ClientId, messages } = await pool()
      const { User } = said(
        await aws.adminCreateUser({
          UserPoolId,
          Username: 'kim',
          DesiredDeliveryMediums: ['EMAIL'],
          UserAttributes: [
            { Name: 'email', Value: 'kim@example.com' },
            { Name: 'email_verified', Value: 'true' },
          ],
        }),
      )
      expect(User).toEqual({
        Username: 'kim',
        Attributes: expect.arrayContaining([
          { Name: 'sub', Value: expect.stringMatching(/^[0-9a-f-]{36}$/) },
          { Name: 'email', Value: 'kim@example.com' },
          { Name: 'email_verified', Value: 'true' },
        ]),
        UserCreateDate: expect.any(Date),
        UserLastModifiedDate: expect.any(Date),
        Enabled: true,
        UserStatus: 'FORCE_CHANGE_PASSWORD',
      })
      const [invitation] = messages('kim')
      expect(invitation).toMatchObject({ medium: 'EMAIL', to: 'kim@example.com' })
      const { ChallengeName } = await aws.initiateAuth({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'kim', PASSWORD: invitation?.code ?? '' },
      })
      expect(ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    },
    'invites once more, with another password': async ({ aws, pool }) => {
      const { UserPoolId, messages } = await pool()
      const kim = { UserPoolId, Username: 'kim' }
      await aws.adminCreateUser({
        ...kim,
        DesiredDeliveryMediums: ['EMAIL'],
        UserAttributes: [{ Name: 'email', Value: 'kim@example.com' }],
      })
      const { User } = await aws.adminCreateUser({
        ...kim,
        MessageAction: 'RESEND',
        DesiredDeliveryMediums: ['EMAIL'],
      })
      expect(User).toMatchObject({ Username: 'kim', UserStatus: 'FORCE_CHANGE_PASSWORD' })
      const [first, second] = messages('kim').map(({ code }) => code)
      expect(second).not.toBe(first)
    },
    'gives a made-up name to whoever signs in by an address': async ({ aws, pool }) => {
      const { UserPoolId } = await pool({ UsernameAttributes: ['email'] })
      const { User } = await aws.adminCreateUser({
        UserPoolId,
        Username: 'kim@example.com',
        MessageAction: 'SUPPRESS',
      })
      expect(User?.Username).toMatch(/^[0-9a-f-]{36}$/)
      expect((await aws.adminGetUser({ UserPoolId, Username: 'kim@example.com' })).Username).toBe(
        User?.Username,
      )
    },
    'refuses a name that is taken, a weak password, and to invite whoever has come': async ({
      aws,
      pool,
    }) => {
      const { UserPoolId, user } = await pool()
      const kim = await user('kim', { email: 'kim@example.com' })
      await refused(aws.adminCreateUser(kim), UsernameExistsException, 'User account already exists')
      await refused(
        aws.adminCreateUser({ UserPoolId, Username: 'lee', TemporaryPassword: 'NoSymbols1' }),
        InvalidPasswordException,
        'Password did not conform with policy: Password must have symbol characters',
      )
      await refused(
        aws.adminCreateUser({ ...kim, MessageAction: 'RESEND' }),
        UnsupportedUserStateException,
        'The user is in a state that does not allow this.',
      )
    },
  },
})
