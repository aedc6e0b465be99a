import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { terms } from './terms-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const deleteTerms = conformance('DeleteTerms', {
  cases: {
    'takes terms away, once': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool()
      const { Terms } = await aws.createTerms({ UserPoolId, ClientId, ...terms })
      const own = { UserPoolId, TermsId: Terms?.TermsId }
      expect(said(await aws.deleteTerms(own))).toEqual({})
      expect((await aws.listTerms({ UserPoolId })).Terms).toEqual([])
      await refused(aws.deleteTerms(own), ResourceNotFoundException, /./)
    },
  },
})
