import { InvalidParameterException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const deleteUserPoolDomain = conformance('DeleteUserPoolDomain', {
  cases: {
    'takes a domain from a pool, which another may then have': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const domain = { UserPoolId, Domain: 'taken-away' }
      await aws.createUserPoolDomain(domain)
      expect(said(await aws.deleteUserPoolDomain(domain))).toEqual({})
      expect(said(await aws.describeUserPoolDomain(domain))).toEqual({ DomainDescription: {} })
      await refused(
        aws.deleteUserPoolDomain(domain),
        InvalidParameterException,
        'No such domain or user pool exists.',
      )
      const other = await pool()
      await aws.createUserPoolDomain({ ...domain, UserPoolId: other.UserPoolId })
    },
  },
})
