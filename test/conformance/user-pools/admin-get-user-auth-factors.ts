import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said, setUpApp, withApps } from './world.ts'

export const adminGetUserAuthFactors = conformance('AdminGetUserAuthFactors', {
  cases: {
    'tells by what a user can prove who they are': async (world) => {
      const { UserPoolId, signedIn } = await withApps(world)
      const { AccessToken } = await signedIn('kim')
      await setUpApp(world, AccessToken)
      await world.aws.setUserMFAPreference({
        AccessToken,
        SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
      })
      expect(said(await world.aws.adminGetUserAuthFactors({ UserPoolId, Username: 'kim' }))).toEqual({
        Username: 'kim',
        PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
        UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
        ConfiguredUserAuthFactors: ['PASSWORD', 'SOFTWARE_TOKEN'],
      })
    },
    'refuses a user who is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.adminGetUserAuthFactors({ UserPoolId, Username: 'nobody' }),
        UserNotFoundException,
        'User does not exist.',
      )
    },
  },
})
