import {
  NotAuthorizedException,
  SoftwareTokenMFANotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const associateSoftwareToken = conformance('AssociateSoftwareToken', {
  cases: {
    'draws a seed for somebody who is signed in': async ({ aws, pool }) => {
      const { UserPoolId, signedIn } = await pool()
      await aws.setUserPoolMfaConfig({
        UserPoolId,
        MfaConfiguration: 'OPTIONAL',
        SoftwareTokenMfaConfiguration: { Enabled: true },
      })
      const { AccessToken } = await signedIn('kim')
      expect(said(await aws.associateSoftwareToken({ AccessToken }))).toEqual({
        SecretCode: expect.stringMatching(/^[A-Z2-7]{52}$/),
      })
    },
    'draws one in a sign-in that asks for an app to be set up': async ({ aws, pool }) => {
      const { UserPoolId, user, begin } = await pool()
      await user('kim')
      await aws.setUserPoolMfaConfig({
        UserPoolId,
        MfaConfiguration: 'ON',
        SoftwareTokenMfaConfiguration: { Enabled: true },
      })
      const { ChallengeName, ChallengeParameters, Session } = await begin('kim')
      expect(ChallengeName).toBe('MFA_SETUP')
      expect(JSON.parse(ChallengeParameters?.['MFAS_CAN_SETUP'] ?? '')).toEqual(['SOFTWARE_TOKEN_MFA'])
      const drawn = said(await aws.associateSoftwareToken({ Session }))
      expect(drawn).toEqual({ SecretCode: expect.any(String), Session: expect.any(String) })
      expect(drawn.Session).not.toBe(Session)
    },
    'refuses a pool without apps, and an invented token': async ({ aws, pool }) => {
      const { signedIn } = await pool()
      const { AccessToken } = await signedIn('kim')
      await refused(
        aws.associateSoftwareToken({ AccessToken }),
        SoftwareTokenMFANotFoundException,
        'Software Token MFA has not been enabled by the userPool',
      )
      await refused(
        aws.associateSoftwareToken({ AccessToken: 'a.b.c' }),
        NotAuthorizedException,
        'Invalid Access Token',
      )
    },
  },
})
