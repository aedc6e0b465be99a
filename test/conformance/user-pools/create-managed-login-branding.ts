import {
  ManagedLoginBrandingExistsException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { style } from './style-words.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const createManagedLoginBranding = conformance('CreateManagedLoginBranding', {
  cases: {
    'gives the pages of a client a style with documents and pictures, once': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool()
      const { ManagedLoginBranding } = said(
        await aws.createManagedLoginBranding({ UserPoolId, ClientId, ...style }),
      )
      expect(ManagedLoginBranding).toMatchObject({
        ManagedLoginBrandingId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        UserPoolId,
        ...style,
        CreationDate: expect.any(Date),
        LastModifiedDate: expect.any(Date),
      })
      expect(ManagedLoginBranding?.Assets?.[0]?.Bytes).toBeInstanceOf(Uint8Array)
      await refused(
        aws.createManagedLoginBranding({ UserPoolId, ClientId, UseCognitoProvidedValues: true }),
        ManagedLoginBrandingExistsException,
        /./,
      )
    },
    'refuses a client that nobody has': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      await refused(
        aws.createManagedLoginBranding({
          UserPoolId,
          ClientId: 'nosuchclient',
          UseCognitoProvidedValues: true,
        }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})
