import type {
  AuthenticationResultType,
  CognitoIdentityProvider,
} from '@aws-sdk/client-cognito-identity-provider'
import { authenticator } from '../../authenticator.ts'
import type { World } from './world.ts'

type Credential = Parameters<CognitoIdentityProvider['completeWebAuthnRegistration']>[0]['Credential']

/** A pool whose people may sign in by passkeys, and kim signed in with a device in hand. */
export async function withPasskeys({ aws, pool }: World) {
  const made = await pool(
    { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } } },
    { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_PASSWORD_AUTH'] },
  )
  const { UserPoolId, ClientId } = made
  await aws.setUserPoolMfaConfig({
    UserPoolId,
    MfaConfiguration: 'OFF',
    WebAuthnConfiguration: { RelyingPartyId: 'example.com', UserVerification: 'preferred' },
  })
  const { AccessToken } = await made.signedIn('kim', { email: 'kim@example.com' })
  const device = authenticator()
  const create = async (made = device) => {
    const { CredentialCreationOptions } = await aws.startWebAuthnRegistration({ AccessToken })
    return made.create(CredentialCreationOptions) as unknown as Credential
  }
  return {
    ...made,
    AccessToken,
    device,
    create,
    /** Registers a passkey of this device, or of another. */
    register: async (other = device) =>
      aws.completeWebAuthnRegistration({ AccessToken, Credential: await create(other) }),
    /** Signs kim in by the passkey. */
    async bySign(): Promise<AuthenticationResultType | undefined> {
      const asked = await aws.initiateAuth({
        ClientId,
        AuthFlow: 'USER_AUTH',
        AuthParameters: { USERNAME: 'kim', PREFERRED_CHALLENGE: 'WEB_AUTHN' },
      })
      const { AuthenticationResult } = await aws.respondToAuthChallenge({
        ClientId,
        ChallengeName: 'WEB_AUTHN',
        Session: asked.Session,
        ChallengeResponses: {
          USERNAME: 'kim',
          CREDENTIAL: device.get(asked.ChallengeParameters?.['CREDENTIAL_REQUEST_OPTIONS']),
        },
      })
      return AuthenticationResult
    },
  }
}
