import {
  NotAuthorizedException,
  WebAuthnNotEnabledException,
} from '@aws-sdk/client-cognito-identity-provider'
import { withPasskeys } from './passkeys.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const startWebAuthnRegistration = conformance('StartWebAuthnRegistration', {
  cases: {
    'tells a browser how a passkey is to be made, as a document': async (world) => {
      const { AccessToken } = await withPasskeys(world)
      const { CredentialCreationOptions } = said(await world.aws.startWebAuthnRegistration({ AccessToken }))
      expect(CredentialCreationOptions).toMatchObject({
        rp: { id: 'example.com', name: expect.any(String) },
        user: { id: expect.any(String), name: 'kim@example.com', displayName: expect.any(String) },
        challenge: expect.stringMatching(/^[\w-]{43}$/),
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        timeout: expect.any(Number),
        excludeCredentials: [],
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
      })
    },
    'refuses a pool without passkeys, and an invented token': async ({ aws, pool }) => {
      const { signedIn } = await pool()
      const { AccessToken } = await signedIn('kim')
      await refused(
        aws.startWebAuthnRegistration({ AccessToken }),
        WebAuthnNotEnabledException,
        'Passkeys are not enabled for the user pool.',
      )
      await refused(
        aws.startWebAuthnRegistration({ AccessToken: 'a.b.c' }),
        NotAuthorizedException,
        'Invalid Access Token',
      )
    },
  },
})
