import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const deleteManagedLoginBranding = conformance('DeleteManagedLoginBranding', {
  cases: {
    'takes a style away, after which the client may have another': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool()
      const make = () =>
        aws.createManagedLoginBranding({ UserPoolId, ClientId, UseCognitoProvidedValues: true })
      const { ManagedLoginBranding } = await make()
      const own = { UserPoolId, ManagedLoginBrandingId: ManagedLoginBranding?.ManagedLoginBrandingId }
      expect(said(await aws.deleteManagedLoginBranding(own))).toEqual({})
      await refused(aws.deleteManagedLoginBranding(own), ResourceNotFoundException, /./)
      await make()
    },
  },
})
