import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { terms } from './terms-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const describeTermsByClient = conformance('DescribeTermsByClient', {
  cases: {
    'tells what terms are': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool()
      const { Terms } = await aws.createTerms({ UserPoolId, ClientId, ...terms })
      expect(
        said(await aws.describeTermsByClient({ UserPoolId, ClientId, TermsName: 'terms-of-use' })),
      ).toEqual({ Terms })
    },
    'refuses terms that are not there': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool()
      await refused(
        aws.describeTermsByClient({ UserPoolId, ClientId, TermsName: 'terms-of-use' }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
