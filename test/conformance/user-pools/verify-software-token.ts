import {
  EnableSoftwareTokenMFAException,
  NotAuthorizedException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said, shown, strict, withApps } from './world.ts'

export const verifySoftwareToken = conformance('VerifySoftwareToken', {
  cases: {
    'sets an app up for somebody who is signed in, who is asked for it from then on': async (world) => {
      const { signedIn, begin, ClientId } = await withApps(world)
      const { AccessToken } = await signedIn('kim')
      const { SecretCode } = await world.aws.associateSoftwareToken({ AccessToken })
      await refused(
        world.aws.verifySoftwareToken({ AccessToken, UserCode: shown(SecretCode, 5) }),
        EnableSoftwareTokenMFAException,
        'Code mismatch and fail enable Software Token MFA',
      )
      const UserCode = shown(SecretCode)
      const answer = await world.aws.verifySoftwareToken({
        AccessToken,
        UserCode,
        FriendlyDeviceName: 'phone',
      })
      expect(said(answer)).toEqual({ Status: 'SUCCESS' })
      await world.aws.setUserMFAPreference({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true } })
      const asked = await begin('kim')
      expect(asked).toMatchObject({
        ChallengeName: 'SOFTWARE_TOKEN_MFA',
        ChallengeParameters: { FRIENDLY_DEVICE_NAME: 'phone', USER_ID_FOR_SRP: 'kim' },
      })
      const { AuthenticationResult } = await world.aws.respondToAuthChallenge({
        ClientId,
        ChallengeName: 'SOFTWARE_TOKEN_MFA',
        Session: asked.Session,
        ChallengeResponses: { USERNAME: 'kim', SOFTWARE_TOKEN_MFA_CODE: shown(SecretCode, 1) },
      })
      expect(AuthenticationResult?.AccessToken).toBeDefined()
    },
    'sets one up in the middle of a sign-in, which goes on with the session': async (world) => {
      const { user, begin, ClientId } = await strict(world)
      await user('kim')
      const { Session } = await begin('kim')
      const drawn = await world.aws.associateSoftwareToken({ Session })
      const verified = said(
        await world.aws.verifySoftwareToken({ Session: drawn.Session, UserCode: shown(drawn.SecretCode) }),
      )
      expect(verified).toEqual({ Status: 'SUCCESS', Session: expect.any(String) })
      const { AuthenticationResult } = await world.aws.respondToAuthChallenge({
        ClientId,
        ChallengeName: 'MFA_SETUP',
        Session: verified.Session,
        ChallengeResponses: { USERNAME: 'kim' },
      })
      expect(AuthenticationResult?.AccessToken).toBeDefined()
    },
    'refuses an invented token': async ({ aws }) => {
      await refused(
        aws.verifySoftwareToken({ AccessToken: 'a.b.c', UserCode: '123456' }),
        NotAuthorizedException,
        'Invalid Access Token',
      )
    },
  },
})
