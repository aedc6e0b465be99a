import {
  InvalidParameterException,
  NotAuthorizedException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const forgotPassword = conformance('ForgotPassword', {
  cases: {
    'sends a code, and leaves the password as it is until then': async ({ aws, pool }) => {
      const { ClientId, user, messages, signIn } = await pool()
      await user('kim', { email: 'kim@example.com' })
      expect(said(await aws.forgotPassword({ ClientId, Username: 'kim' }))).toEqual({
        CodeDeliveryDetails: { Destination: 'k***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
      })
      expect(messages('kim')).toMatchObject([
        { to: 'kim@example.com', code: expect.stringMatching(/^\d{6}$/) },
      ])
      expect((await signIn('kim')).AccessToken).not.toBe('')
    },
    'makes a place up for nobody, where that is hidden': async ({ aws, pool }) => {
      const { ClientId } = await pool({}, { PreventUserExistenceErrors: 'ENABLED' })
      const { CodeDeliveryDetails } = await aws.forgotPassword({ ClientId, Username: 'nobody' })
      expect(CodeDeliveryDetails?.Destination).toMatch(/\*\*\*/)
    },
    'refuses nobody, whoever has no verified address, and whoever must not recover alone': async ({
      aws,
      pool,
    }) => {
      const { ClientId, UserPoolId, user } = await pool()
      await refused(
        aws.forgotPassword({ ClientId, Username: 'nobody' }),
        UserNotFoundException,
        'Username/client id combination not found.',
      )
      await user('kim')
      await refused(
        aws.forgotPassword({ ClientId, Username: 'kim' }),
        InvalidParameterException,
        'Cannot reset password for the user as there is no registered/verified email or phone_number',
      )
      await aws.updateUserPool({
        UserPoolId,
        AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] },
      })
      await user('lee', { email: 'lee@example.com' })
      await refused(
        aws.forgotPassword({ ClientId, Username: 'lee' }),
        NotAuthorizedException,
        /recover|admin/i,
      )
    },
  },
})
