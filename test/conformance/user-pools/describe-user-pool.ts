import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { poolWords } from './pool-words.ts'
import { declaredPoolId } from './project.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const describeUserPool = conformance('DescribeUserPool', {
  never: [
    'UserPool.Status',
    'UserPool.SmsConfigurationFailure',
    'UserPool.EmailConfigurationFailure',
    'UserPool.AcrConfiguration',
  ],
  cases: {
    'tells about how many users there are': async ({ aws, pool }) => {
      const { UserPoolId, user } = await pool()
      await user('ana')
      await user('kim')
      const { UserPool } = said(await aws.describeUserPool({ UserPoolId }))
      expect(UserPool?.EstimatedNumberOfUsers).toBe(2)
    },
    'tells all that was said of a pool': async ({ aws, pool }) => {
      const { UserPoolId } = await pool(poolWords)
      const { UserPool } = await aws.describeUserPool({ UserPoolId })
      expect(UserPool).toMatchObject(poolWords)
      const byAddress = await pool({ UsernameAttributes: ['email'] })
      const told = await aws.describeUserPool({ UserPoolId: byAddress.UserPoolId })
      expect(told.UserPool?.UsernameAttributes).toEqual(['email'])
    },
    'tells a pool that is declared': async ({ aws }) => {
      const { UserPool } = await aws.describeUserPool({ UserPoolId: declaredPoolId })
      expect(UserPool).toMatchObject({
        Id: declaredPoolId,
        Name: 'declared',
        AutoVerifiedAttributes: ['email'],
        CreationDate: expect.any(Date),
        LastModifiedDate: expect.any(Date),
      })
    },
    'tells the domains of a pool': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await aws.createUserPoolDomain({ UserPoolId, Domain: 'told-by-describe' })
      await aws.createUserPoolDomain({
        UserPoolId,
        Domain: 'auth.described.example',
        CustomDomainConfig: { CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/one' },
      })
      expect((await aws.describeUserPool({ UserPoolId })).UserPool).toMatchObject({
        Domain: 'told-by-describe',
        CustomDomain: 'auth.described.example',
      })
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      await refused(
        aws.describeUserPool({ UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
