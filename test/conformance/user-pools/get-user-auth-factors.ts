import { NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { bySms, said } from './world.ts'

export const getUserAuthFactors = conformance('GetUserAuthFactors', {
  cases: {
    'tells by what a user can prove who they are': async ({ aws, pool }) => {
      const { UserPoolId, signedIn } = await pool({
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } },
      })
      await aws.setUserPoolMfaConfig({
        UserPoolId,
        MfaConfiguration: 'OPTIONAL',
        SmsMfaConfiguration: bySms,
      })
      const { AccessToken } = await signedIn('kim', {
        email: 'kim@example.com',
        phone_number: '+15555550123',
      })
      const { ConfiguredUserAuthFactors } = said(await aws.getUserAuthFactors({ AccessToken }))
      expect(new Set(ConfiguredUserAuthFactors)).toEqual(new Set(['PASSWORD', 'EMAIL_OTP', 'SMS_OTP']))
      await aws.setUserMFAPreference({ AccessToken, SMSMfaSettings: { Enabled: true, PreferredMfa: true } })
      expect(said(await aws.getUserAuthFactors({ AccessToken }))).toMatchObject({
        Username: 'kim',
        PreferredMfaSetting: 'SMS_MFA',
        UserMFASettingList: ['SMS_MFA'],
      })
    },
    'refuses an invented token': async ({ aws }) => {
      await refused(
        aws.getUserAuthFactors({ AccessToken: 'a.b.c' }),
        NotAuthorizedException,
        'Invalid Access Token',
      )
    },
  },
})
