import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { bySms, said } from './world.ts'

export const getUserPoolMfaConfig = conformance('GetUserPoolMfaConfig', {
  cases: {
    'tells that a pool asks for nothing': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      expect(said(await aws.getUserPoolMfaConfig({ UserPoolId }))).toEqual({ MfaConfiguration: 'OFF' })
    },
    'tells what was said of it': async ({ aws, pool }) => {
      const { UserPoolId } = await pool({
        EmailConfiguration: {
          EmailSendingAccount: 'DEVELOPER',
          SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
        },
      })
      const config = {
        MfaConfiguration: 'ON' as const,
        SmsMfaConfiguration: { ...bySms, SmsAuthenticationMessage: 'Your code is {####}' },
        SoftwareTokenMfaConfiguration: { Enabled: true },
        EmailMfaConfiguration: { Message: 'Your code is {####}', Subject: 'Code' },
      }
      await aws.setUserPoolMfaConfig({ UserPoolId, ...config })
      expect(said(await aws.getUserPoolMfaConfig({ UserPoolId }))).toEqual(config)
      const WebAuthnConfiguration = {
        RelyingPartyId: 'example.com',
        UserVerification: 'preferred' as const,
        FactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' as const,
      }
      await aws.setUserPoolMfaConfig({ UserPoolId, ...config, WebAuthnConfiguration })
      expect((await aws.getUserPoolMfaConfig({ UserPoolId })).WebAuthnConfiguration).toEqual(
        WebAuthnConfiguration,
      )
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      await refused(
        aws.getUserPoolMfaConfig({ UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
