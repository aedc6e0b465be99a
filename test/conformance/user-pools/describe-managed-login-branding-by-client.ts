import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { style } from './style-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const describeManagedLoginBrandingByClient = conformance('DescribeManagedLoginBrandingByClient', {
  cases: {
    'tells what was said of a style': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool()
      const { ManagedLoginBranding } = await aws.createManagedLoginBranding({
        UserPoolId,
        ClientId,
        ...style,
      })
      const answer = await aws.describeManagedLoginBrandingByClient({ UserPoolId, ClientId })
      expect(said(answer)).toEqual({ ManagedLoginBranding })
    },
    'refuses one that is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.describeManagedLoginBrandingByClient({ UserPoolId, ClientId: 'nosuchclient' }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
