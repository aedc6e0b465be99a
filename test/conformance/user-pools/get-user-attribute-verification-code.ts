import { InvalidParameterException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const getUserAttributeVerificationCode = conformance('GetUserAttributeVerificationCode', {
  cases: {
    'sends a code to an address that is to be verified': async ({ aws, pool }) => {
      const { signedIn, messages } = await pool()
      const { AccessToken } = await signedIn('kim', { email: 'kim@example.com' })
      await aws.updateUserAttributes({
        AccessToken,
        UserAttributes: [{ Name: 'phone_number', Value: '+15555550123' }],
      })
      const answer = await aws.getUserAttributeVerificationCode({
        AccessToken,
        AttributeName: 'phone_number',
      })
      expect(said(answer)).toEqual({
        CodeDeliveryDetails: {
          Destination: '+*******0123',
          DeliveryMedium: 'SMS',
          AttributeName: 'phone_number',
        },
      })
      expect(messages('kim').at(-1)).toMatchObject({ medium: 'SMS', to: '+15555550123' })
    },
    'refuses what is no address, and what the user does not have': async ({ aws, pool }) => {
      const { signedIn } = await pool()
      const { AccessToken } = await signedIn('kim', { nickname: 'K' })
      for (const AttributeName of ['nickname', 'email'])
        await refused(
          aws.getUserAttributeVerificationCode({ AccessToken, AttributeName }),
          InvalidParameterException,
          /./,
        )
    },
  },
})
