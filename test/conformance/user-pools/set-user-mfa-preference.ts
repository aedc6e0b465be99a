import { InvalidParameterException, NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said, setUpApp, withApps } from './world.ts'

export const setUserMfaPreference = conformance('SetUserMFAPreference', {
  cases: {
    'turns second proofs on and off, and says which is asked for first': async (world) => {
      const { aws } = world
      const { signedIn, begin, ClientId, code } = await withApps(world)
      const { AccessToken } = await signedIn('kim', { phone_number: '+15555550123' })
      await setUpApp(world, AccessToken)
      const answer = await aws.setUserMFAPreference({
        AccessToken,
        SMSMfaSettings: { Enabled: true },
        SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
      })
      expect(said(answer)).toEqual({})
      const { UserMFASettingList, PreferredMfaSetting } = await aws.getUser({ AccessToken })
      expect([new Set(UserMFASettingList), PreferredMfaSetting]).toEqual([
        new Set(['SMS_MFA', 'SOFTWARE_TOKEN_MFA']),
        'SOFTWARE_TOKEN_MFA',
      ])
      expect((await begin('kim')).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
      await aws.setUserMFAPreference({ AccessToken, SoftwareTokenMfaSettings: { Enabled: false } })
      const asked = await begin('kim')
      expect(asked).toMatchObject({
        ChallengeName: 'SMS_MFA',
        ChallengeParameters: {
          CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS',
          CODE_DELIVERY_DESTINATION: '+*******0123',
        },
      })
      const { AuthenticationResult } = await aws.respondToAuthChallenge({
        ClientId,
        ChallengeName: 'SMS_MFA',
        Session: asked.Session,
        ChallengeResponses: { USERNAME: 'kim', SMS_MFA_CODE: code('kim') },
      })
      expect(AuthenticationResult?.AccessToken).toBeDefined()
    },
    'lets whoever has two choose, where none is preferred': async (world) => {
      const { aws } = world
      const { signedIn, begin, ClientId } = await withApps(world)
      const { AccessToken } = await signedIn('kim', { phone_number: '+15555550123' })
      await setUpApp(world, AccessToken)
      await aws.setUserMFAPreference({
        AccessToken,
        SMSMfaSettings: { Enabled: true },
        SoftwareTokenMfaSettings: { Enabled: true },
      })
      const asked = await begin('kim')
      expect(asked.ChallengeName).toBe('SELECT_MFA_TYPE')
      expect(new Set(JSON.parse(asked.ChallengeParameters?.['MFAS_CAN_CHOOSE'] ?? ''))).toEqual(
        new Set(['SMS_MFA', 'SOFTWARE_TOKEN_MFA']),
      )
      const { ChallengeName } = await aws.respondToAuthChallenge({
        ClientId,
        ChallengeName: 'SELECT_MFA_TYPE',
        Session: asked.Session,
        ChallengeResponses: { USERNAME: 'kim', ANSWER: 'SMS_MFA' },
      })
      expect(ChallengeName).toBe('SMS_MFA')
    },
    'refuses an app that is not set up, and an invented token': async (world) => {
      const { signedIn } = await withApps(world)
      const { AccessToken } = await signedIn('kim')
      await refused(
        world.aws.setUserMFAPreference({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true } }),
        InvalidParameterException,
        'User has not verified software token mfa',
      )
      await refused(
        world.aws.setUserMFAPreference({ AccessToken: 'a.b.c', SMSMfaSettings: { Enabled: true } }),
        NotAuthorizedException,
        'Invalid Access Token',
      )
    },
  },
})
