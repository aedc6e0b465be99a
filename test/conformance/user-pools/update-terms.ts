import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { terms } from './terms-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const updateTerms = conformance('UpdateTerms', {
  cases: {
    'changes where terms are read': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool()
      const { Terms: was } = await aws.createTerms({ UserPoolId, ClientId, ...terms })
      const Links = { 'cognito:default': 'https://example.com/other' }
      const { Terms } = said(await aws.updateTerms({ UserPoolId, TermsId: was?.TermsId, Links }))
      expect(Terms).toEqual({ ...was, Links, LastModifiedDate: expect.any(Date) })
    },
    'refuses terms that are not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.updateTerms({ UserPoolId, TermsId: '00000000-0000-4000-8000-000000000000' }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
