import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said, withApps } from './world.ts'

const MFAOptions = [{ DeliveryMedium: 'SMS' as const, AttributeName: 'phone_number' }]

export const adminSetUserSettings = conformance('AdminSetUserSettings', {
  cases: {
    'turns codes by text on and off, in the old way': async (world) => {
      const { user } = await withApps(world)
      const kim = await user('kim', { phone_number: '+15555550123' })
      expect(said(await world.aws.adminSetUserSettings({ ...kim, MFAOptions }))).toEqual({})
      expect(await world.aws.adminGetUser(kim)).toMatchObject({ MFAOptions, UserMFASettingList: ['SMS_MFA'] })
      await world.aws.adminSetUserSettings({ ...kim, MFAOptions: [] })
      expect(await world.aws.adminGetUser(kim)).not.toHaveProperty('MFAOptions')
    },
    'refuses a user who is not there': async (world) => {
      const { UserPoolId } = await withApps(world)
      await refused(
        world.aws.adminSetUserSettings({ UserPoolId, Username: 'nobody', MFAOptions }),
        UserNotFoundException,
        'User does not exist.',
      )
    },
  },
})
