import {
  WebAuthnChallengeNotFoundException,
  WebAuthnOriginNotAllowedException,
} from '@aws-sdk/client-cognito-identity-provider'
import { authenticator } from '../../authenticator.ts'
import { withPasskeys } from './passkeys.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const completeWebAuthnRegistration = conformance('CompleteWebAuthnRegistration', {
  cases: {
    'keeps a passkey by which its user then signs in': async (world) => {
      const { register, bySign, AccessToken } = await withPasskeys(world)
      expect(said(await register())).toEqual({})
      expect(await bySign()).toMatchObject({ AccessToken: expect.any(String), TokenType: 'Bearer' })
      const { ConfiguredUserAuthFactors } = await world.aws.getUserAuthFactors({ AccessToken })
      expect(ConfiguredUserAuthFactors).toContain('WEB_AUTHN')
    },
    'refuses a passkey of another page, and one for which nobody asked': async (world) => {
      const { register, create, AccessToken } = await withPasskeys(world)
      await refused(
        register(authenticator({ origin: 'https://example.org', rpId: 'example.com' })),
        WebAuthnOriginNotAllowedException,
        'The origin is not allowed.',
      )
      const Credential = await create()
      await world.aws.completeWebAuthnRegistration({ AccessToken, Credential })
      await refused(
        world.aws.completeWebAuthnRegistration({ AccessToken, Credential }),
        WebAuthnChallengeNotFoundException,
        'The challenge is not known or has expired.',
      )
    },
  },
})
