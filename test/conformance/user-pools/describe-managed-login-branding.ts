import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { style } from './style-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const describeManagedLoginBranding = conformance('DescribeManagedLoginBranding', {
  cases: {
    'tells what was said of a style': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool()
      const { ManagedLoginBranding } = await aws.createManagedLoginBranding({
        UserPoolId,
        ClientId,
        ...style,
      })
      const answer = await aws.describeManagedLoginBranding({
        UserPoolId,
        ManagedLoginBrandingId: ManagedLoginBranding?.ManagedLoginBrandingId,
      })
      expect(said(answer)).toEqual({ ManagedLoginBranding })
    },
    'refuses one that is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.describeManagedLoginBranding({
          UserPoolId,
          ManagedLoginBrandingId: '00000000-0000-4000-8000-000000000000',
        }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
