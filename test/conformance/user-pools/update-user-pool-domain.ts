import { InvalidParameterException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const updateUserPoolDomain = conformance('UpdateUserPoolDomain', {
  // No CloudFront stands before this server.
  never: ['CloudFrontDomain'],
  cases: {
    'changes how a domain is set up': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const Domain = 'auth.changed.example'
      const certificate = (name: string) => ({
        CertificateArn: `arn:aws:acm:us-east-1:123456789012:certificate/${name}`,
      })
      await aws.createUserPoolDomain({ UserPoolId, Domain, CustomDomainConfig: certificate('one') })
      const Routing = { Failover: { SecondaryRegion: 'eu-west-1', PrimaryRoute53HealthCheckId: 'one' } }
      const answer = await aws.updateUserPoolDomain({
        UserPoolId,
        Domain,
        ManagedLoginVersion: 2,
        CustomDomainConfig: certificate('two'),
        Routing,
      })
      expect(said(answer)).toEqual({
        ManagedLoginVersion: 2,
        Routing,
      })
      expect((await aws.describeUserPoolDomain({ Domain })).DomainDescription).toMatchObject({
        CustomDomainConfig: certificate('two'),
        ManagedLoginVersion: 2,
      })
    },
    'refuses a domain that the pool does not have': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.updateUserPoolDomain({ UserPoolId, Domain: 'not-there', ManagedLoginVersion: 2 }),
        InvalidParameterException,
        'No such domain or user pool exists.',
      )
    },
  },
})
