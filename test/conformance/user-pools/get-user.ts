import { NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { bySms, said } from './world.ts'

export const getUser = conformance('GetUser', {
  cases: {
    'tells a user what is known of them, as far as the client may read it': async ({ aws, pool }) => {
      const { signedIn } = await pool({}, { ReadAttributes: ['email', 'nickname'] })
      const { AccessToken } = await signedIn('kim', { email: 'kim@example.com', nickname: 'K', locale: 'de' })
      expect(said(await aws.getUser({ AccessToken }))).toEqual({
        Username: 'kim',
        UserAttributes: expect.arrayContaining([
          { Name: 'sub', Value: expect.stringMatching(/^[0-9a-f-]{36}$/) },
          { Name: 'email', Value: 'kim@example.com' },
          { Name: 'nickname', Value: 'K' },
        ]),
      })
      const { UserAttributes } = await aws.getUser({ AccessToken })
      expect(UserAttributes?.map(({ Name }) => Name)).not.toContain('locale')
    },
    'tells second proofs, and texts in the old way': async ({ aws, pool }) => {
      const { UserPoolId, signedIn } = await pool()
      await aws.setUserPoolMfaConfig({
        UserPoolId,
        MfaConfiguration: 'OPTIONAL',
        SmsMfaConfiguration: bySms,
      })
      const { AccessToken } = await signedIn('kim', { phone_number: '+15555550123' })
      await aws.setUserMFAPreference({ AccessToken, SMSMfaSettings: { Enabled: true, PreferredMfa: true } })
      expect(said(await aws.getUser({ AccessToken }))).toMatchObject({
        PreferredMfaSetting: 'SMS_MFA',
        UserMFASettingList: ['SMS_MFA'],
      })
      await aws.setUserSettings({
        AccessToken,
        MFAOptions: [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }],
      })
      expect((await aws.getUser({ AccessToken })).MFAOptions).toEqual([
        { DeliveryMedium: 'SMS', AttributeName: 'phone_number' },
      ])
    },
    'refuses a token of nobody, an ID token, and one of a user who is gone': async ({ aws, pool }) => {
      const { signedIn } = await pool()
      const { AccessToken, IdToken } = await signedIn('kim')
      await refused(aws.getUser({ AccessToken: 'a.b.c' }), NotAuthorizedException, 'Invalid Access Token')
      await refused(aws.getUser({ AccessToken: IdToken }), NotAuthorizedException, 'Invalid Access Token')
      expect((await aws.getUser({ AccessToken })).Username).toBe('kim')
    },
  },
})
