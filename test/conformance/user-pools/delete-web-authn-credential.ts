import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { withPasskeys } from './passkeys.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const deleteWebAuthnCredential = conformance('DeleteWebAuthnCredential', {
  cases: {
    'takes a passkey away, once': async (world) => {
      const { register, device, AccessToken } = await withPasskeys(world)
      await register()
      const passkey = { AccessToken, CredentialId: device.id }
      expect(said(await world.aws.deleteWebAuthnCredential(passkey))).toEqual({})
      expect((await world.aws.listWebAuthnCredentials({ AccessToken })).Credentials).toEqual([])
      await refused(world.aws.deleteWebAuthnCredential(passkey), ResourceNotFoundException, /./)
    },
  },
})
