import { InvalidParameterException, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said, withApps } from './world.ts'

export const adminSetUserMfaPreference = conformance('AdminSetUserMFAPreference', {
  cases: {
    'turns second proofs of a user on, by text and by mail': async (world) => {
      const { user, begin } = await withApps(world)
      const kim = await user('kim', { phone_number: '+15555550123', email: 'kim@example.com' })
      const answer = await world.aws.adminSetUserMFAPreference({
        ...kim,
        SMSMfaSettings: { Enabled: true },
        EmailMfaSettings: { Enabled: true, PreferredMfa: true },
      })
      expect(said(answer)).toEqual({})
      expect(await world.aws.adminGetUser(kim)).toMatchObject({
        PreferredMfaSetting: 'EMAIL_OTP',
        UserMFASettingList: expect.arrayContaining(['EMAIL_OTP', 'SMS_MFA']),
      })
      expect(await begin('kim')).toMatchObject({
        ChallengeName: 'EMAIL_OTP',
        ChallengeParameters: {
          CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
          CODE_DELIVERY_DESTINATION: 'k***@e***',
        },
      })
    },
    'refuses nobody, and texts to whoever has no verified number': async (world) => {
      const { UserPoolId, user } = await withApps(world)
      const SMSMfaSettings = { Enabled: true }
      await refused(
        world.aws.adminSetUserMFAPreference({ UserPoolId, Username: 'nobody', SMSMfaSettings }),
        UserNotFoundException,
        'User does not exist.',
      )
      await refused(
        world.aws.adminSetUserMFAPreference({ ...(await user('kim')), SMSMfaSettings }),
        InvalidParameterException,
        /./,
      )
    },
  },
})
