import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { said } from './world.ts'

const CustomDomainConfig = {
  CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/one',
  SecurityPolicy: 'TLS_V1_2_2021' as const,
}
const Routing = { Failover: { SecondaryRegion: 'eu-west-1', PrimaryRoute53HealthCheckId: 'one' } }

export const describeUserPoolDomain = conformance('DescribeUserPoolDomain', {
  // No CloudFront stands before this server.
  never: ['S3Bucket', 'CloudFrontDistribution', 'Version'].map((name) => `DomainDescription.${name}`),
  cases: {
    'tells whose a domain is, and how it is set up': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const Domain = 'auth.told.example'
      await aws.createUserPoolDomain({ UserPoolId, Domain, CustomDomainConfig, Routing })
      expect(said(await aws.describeUserPoolDomain({ Domain }))).toEqual({
        DomainDescription: {
          UserPoolId,
          AWSAccountId: '123456789012',
          Domain,
          Status: 'ACTIVE',
          CustomDomainConfig,
          ManagedLoginVersion: 1,
          Routing,
        },
      })
    },
    'tells nothing of a domain that nobody has': async ({ aws }) => {
      expect(said(await aws.describeUserPoolDomain({ Domain: 'nobody-has-it' }))).toEqual({
        DomainDescription: {},
      })
    },
  },
})
