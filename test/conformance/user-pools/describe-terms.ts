import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { terms } from './terms-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const describeTerms = conformance('DescribeTerms', {
  cases: {
    'tells what terms are': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool()
      const { Terms } = await aws.createTerms({ UserPoolId, ClientId, ...terms })
      expect(said(await aws.describeTerms({ UserPoolId, TermsId: Terms?.TermsId }))).toEqual({ Terms })
    },
    'refuses terms that are not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.describeTerms({ UserPoolId, TermsId: '00000000-0000-4000-8000-000000000000' }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
