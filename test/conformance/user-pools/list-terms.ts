import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { terms } from './terms-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const listTerms = conformance('ListTerms', {
  cases: {
    'tells the terms of a pool, a page at a time': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool()
      await aws.createTerms({ UserPoolId, ClientId, ...terms })
      await aws.createTerms({ UserPoolId, ClientId, ...terms, TermsName: 'privacy-policy' })
      const first = await aws.listTerms({ UserPoolId, MaxResults: 1 })
      const second = await aws.listTerms({ UserPoolId, MaxResults: 1, NextToken: first.NextToken })
      expect(second.NextToken).toBeUndefined()
      const all = [...(said(first).Terms ?? []), ...(second.Terms ?? [])]
      expect(all.map(({ TermsName }) => TermsName).sort()).toEqual(['privacy-policy', 'terms-of-use'])
      expect(all[0]).toEqual({
        TermsId: expect.any(String),
        TermsName: expect.any(String),
        Enforcement: 'NONE',
        CreationDate: expect.any(Date),
        LastModifiedDate: expect.any(Date),
      })
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      await refused(
        aws.listTerms({ UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})
