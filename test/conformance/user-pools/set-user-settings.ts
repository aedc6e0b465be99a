import { NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said, withApps } from './world.ts'

const MFAOptions = [{ DeliveryMedium: 'SMS' as const, AttributeName: 'phone_number' }]

export const setUserSettings = conformance('SetUserSettings', {
  cases: {
    'turns codes by text on and off, in the old way': async (world) => {
      const { signedIn } = await withApps(world)
      const { AccessToken } = await signedIn('kim', { phone_number: '+15555550123' })
      const kim = { AccessToken }
      expect(said(await world.aws.setUserSettings({ ...kim, MFAOptions }))).toEqual({})
      expect(await world.aws.getUser(kim)).toMatchObject({ MFAOptions, UserMFASettingList: ['SMS_MFA'] })
      await world.aws.setUserSettings({ ...kim, MFAOptions: [] })
      expect(await world.aws.getUser(kim)).not.toHaveProperty('MFAOptions')
    },
    'refuses an invented token': async (world) => {
      await refused(
        world.aws.setUserSettings({ AccessToken: 'a.b.c', MFAOptions }),
        NotAuthorizedException,
        'Invalid Access Token',
      )
    },
  },
})
