import {
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { bySms, said } from './world.ts'

export const setUserPoolMfaConfig = conformance('SetUserPoolMfaConfig', {
  cases: {
    'says what a pool takes as second proofs, and that is told': async ({ aws, pool }) => {
      const { UserPoolId } = await pool({
        EmailConfiguration: {
          EmailSendingAccount: 'DEVELOPER',
          SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
        },
      })
      const config = {
        MfaConfiguration: 'OPTIONAL' as const,
        SmsMfaConfiguration: { ...bySms, SmsAuthenticationMessage: 'Your code is {####}' },
        SoftwareTokenMfaConfiguration: { Enabled: true },
        EmailMfaConfiguration: { Message: 'Your code is {####}', Subject: 'Code' },
        WebAuthnConfiguration: {
          RelyingPartyId: 'example.com',
          UserVerification: 'required' as const,
          FactorConfiguration: 'SINGLE_FACTOR' as const,
        },
      }
      expect(said(await aws.setUserPoolMfaConfig({ UserPoolId, ...config }))).toEqual(config)
      expect(said(await aws.getUserPoolMfaConfig({ UserPoolId }))).toEqual(config)
      expect((await aws.describeUserPool({ UserPoolId })).UserPool?.MfaConfiguration).toBe('OPTIONAL')
    },
    'refuses a pool that asks for proofs and takes none, and one that nobody has': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'ON' }),
        InvalidParameterException,
        /MFA/,
      )
      await refused(
        aws.setUserPoolMfaConfig({ UserPoolId: 'us-east-1_nobodyhas', MfaConfiguration: 'OFF' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
