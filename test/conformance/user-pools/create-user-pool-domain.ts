import {
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const createUserPoolDomain = conformance('CreateUserPoolDomain', {
  // No CloudFront stands before this server.
  never: ['CloudFrontDomain'],
  cases: {
    'gives a pool a prefix': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const answer = await aws.createUserPoolDomain({
        UserPoolId,
        Domain: 'made-here',
        ManagedLoginVersion: 2,
      })
      expect(said(answer)).toEqual({ ManagedLoginVersion: 2 })
      expect((await aws.describeUserPool({ UserPoolId })).UserPool?.Domain).toBe('made-here')
      const other = await pool()
      await refused(
        aws.createUserPoolDomain({ UserPoolId: other.UserPoolId, Domain: 'made-here' }),
        InvalidParameterException,
        /./,
      )
    },
    'gives a pool a domain of its own, and tells what it is to point to': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const Routing = { Failover: { SecondaryRegion: 'eu-west-1', PrimaryRoute53HealthCheckId: 'one' } }
      const answer = await aws.createUserPoolDomain({
        UserPoolId,
        Domain: 'auth.made.example',
        CustomDomainConfig: { CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/one' },
        Routing,
      })
      expect(said(answer)).toEqual({
        ManagedLoginVersion: 1,
        Routing,
      })
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      await refused(
        aws.createUserPoolDomain({ UserPoolId: 'us-east-1_nobodyhas', Domain: 'no-pool' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
