import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said, setUpApp, withApps } from './world.ts'

export const adminDeleteSoftwareToken = conformance('AdminDeleteSoftwareToken', {
  cases: {
    'takes an app away, for which the user is asked no more': async (world) => {
      const { UserPoolId, signedIn, begin } = await withApps(world)
      const { AccessToken } = await signedIn('kim')
      await setUpApp(world, AccessToken)
      expect((await begin('kim')).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
      const kim = { UserPoolId, Username: 'kim' }
      expect(said(await world.aws.adminDeleteSoftwareToken(kim))).toEqual({})
      expect((await begin('kim')).AuthenticationResult?.AccessToken).toBeDefined()
      expect(await world.aws.adminGetUser(kim)).not.toHaveProperty('UserMFASettingList')
    },
    'refuses a user who is not there': async (world) => {
      const { UserPoolId } = await withApps(world)
      await refused(
        world.aws.adminDeleteSoftwareToken({ UserPoolId, Username: 'nobody' }),
        UserNotFoundException,
        'User does not exist.',
      )
    },
  },
})
