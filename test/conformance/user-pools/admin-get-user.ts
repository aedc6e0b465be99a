import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said, withApps } from './world.ts'

export const adminGetUser = conformance('AdminGetUser', {
  cases: {
    'tells everything that is known of a user': async (world) => {
      const { user } = await withApps(world)
      const kim = await user('kim', { email: 'kim@example.com', phone_number: '+15555550123' })
      await world.aws.adminSetUserMFAPreference({
        ...kim,
        SMSMfaSettings: { Enabled: true, PreferredMfa: true },
      })
      const { UserAttributes, ...rest } = said(await world.aws.adminGetUser(kim))
      expect(rest).toEqual({
        Username: 'kim',
        UserCreateDate: expect.any(Date),
        UserLastModifiedDate: expect.any(Date),
        Enabled: true,
        UserStatus: 'CONFIRMED',
        PreferredMfaSetting: 'SMS_MFA',
        UserMFASettingList: ['SMS_MFA'],
        MFAOptions: [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }],
      })
      expect(UserAttributes).toHaveLength(5)
      expect(UserAttributes).toEqual(
        expect.arrayContaining([
          { Name: 'sub', Value: expect.stringMatching(/^[0-9a-f-]{36}$/) },
          { Name: 'email', Value: 'kim@example.com' },
          { Name: 'email_verified', Value: 'true' },
          { Name: 'phone_number', Value: '+15555550123' },
          { Name: 'phone_number_verified', Value: 'true' },
        ]),
      )
    },
    'finds a user by an alias, and by sub': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool({ AliasAttributes: ['email'] })
      const kim = await user('kim', { email: 'kim@example.com' })
      const { UserAttributes } = await aws.adminGetUser(kim)
      const sub = UserAttributes?.find(({ Name }) => Name === 'sub')?.Value ?? ''
      for (const Username of ['kim@example.com', sub])
        expect((await aws.adminGetUser({ UserPoolId, Username })).Username).toBe('kim')
    },
    'refuses a user who is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.adminGetUser({ UserPoolId, Username: 'nobody' }),
        UserNotFoundException,
        'User does not exist.',
      )
    },
  },
})
