import { ResourceNotFoundException, TermsExistsException } from '@aws-sdk/client-cognito-identity-provider'
import { terms } from './terms-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const createTerms = conformance('CreateTerms', {
  cases: {
    'says where people read the terms of a client, once': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool()
      expect(said(await aws.createTerms({ UserPoolId, ClientId, ...terms }))).toEqual({
        Terms: {
          TermsId: expect.any(String),
          UserPoolId,
          ClientId,
          ...terms,
          CreationDate: expect.any(Date),
          LastModifiedDate: expect.any(Date),
        },
      })
      await refused(aws.createTerms({ UserPoolId, ClientId, ...terms }), TermsExistsException, /./)
    },
    'refuses a client that nobody has': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.createTerms({ UserPoolId, ClientId: 'nosuchclient', ...terms }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
