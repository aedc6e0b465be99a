import {
  InvalidParameterException,
  PasswordResetRequiredException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const adminResetUserPassword = conformance('AdminResetUserPassword', {
  cases: {
    'takes a password out of use, and sends a code for another': async ({ aws, pool }) => {
      const { ClientId, user, begin, code } = await pool()
      const kim = await user('kim', { email: 'kim@example.com' })
      expect(said(await aws.adminResetUserPassword(kim))).toEqual({})
      expect((await aws.adminGetUser(kim)).UserStatus).toBe('RESET_REQUIRED')
      await refused(begin('kim'), PasswordResetRequiredException, 'Password reset required for the user')
      const Password = 'An0ther-Horse!'
      await aws.confirmForgotPassword({ ClientId, Username: 'kim', ConfirmationCode: code('kim'), Password })
      expect((await aws.adminGetUser(kim)).UserStatus).toBe('CONFIRMED')
      expect((await begin('kim', { PASSWORD: Password })).AuthenticationResult?.AccessToken).toBeDefined()
    },
    'refuses nobody, and whoever has no verified address': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool()
      await refused(
        aws.adminResetUserPassword({ UserPoolId, Username: 'nobody' }),
        UserNotFoundException,
        'User does not exist.',
      )
      await refused(
        aws.adminResetUserPassword(await user('kim')),
        InvalidParameterException,
        'Cannot reset password for the user as there is no registered/verified email or phone_number',
      )
    },
  },
})
