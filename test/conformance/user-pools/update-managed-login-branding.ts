import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { style } from './style-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const updateManagedLoginBranding = conformance('UpdateManagedLoginBranding', {
  cases: {
    'changes a style': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool()
      const { ManagedLoginBranding: was } = await aws.createManagedLoginBranding({
        UserPoolId,
        ClientId,
        UseCognitoProvidedValues: true,
      })
      const { ManagedLoginBrandingId } = was ?? {}
      const { ManagedLoginBranding } = said(
        await aws.updateManagedLoginBranding({ UserPoolId, ManagedLoginBrandingId, ...style }),
      )
      expect(ManagedLoginBranding).toMatchObject({
        ManagedLoginBrandingId,
        UserPoolId,
        ...style,
        CreationDate: was?.CreationDate,
        LastModifiedDate: expect.any(Date),
      })
    },
    'refuses one that is not there': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.updateManagedLoginBranding({
          UserPoolId,
          ManagedLoginBrandingId: '00000000-0000-4000-8000-000000000000',
          UseCognitoProvidedValues: true,
        }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
