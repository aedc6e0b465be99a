import type { ApiOutcome } from '../engine/sign-in/turn.ts'
import type { Api } from '../model/api.ts'

type AuthResponse = Api['InitiateAuth']['output']

/** Says in the API's words how far a sign-in has come. */
export function sayOutcome({ outcome }: { outcome: ApiOutcome }): AuthResponse {
  if (outcome.kind === 'challenge') {
    const { name, parameters, session, available } = outcome
    return {
      ChallengeName: name as NonNullable<AuthResponse['ChallengeName']>,
      Session: session,
      ChallengeParameters: parameters,
      ...(available && { AvailableChallenges: available as AuthResponse['AvailableChallenges'] }),
    }
  }
  const { accessToken, idToken, refreshToken, expiresIn, newDevice } = outcome.tokens
  return {
    ChallengeParameters: {},
    AuthenticationResult: {
      AccessToken: accessToken,
      ExpiresIn: expiresIn,
      TokenType: 'Bearer',
      ...(refreshToken && { RefreshToken: refreshToken }),
      ...(idToken && { IdToken: idToken }),
      ...(newDevice && {
        NewDeviceMetadata: { DeviceKey: newDevice.key, DeviceGroupKey: newDevice.group },
      }),
    },
  }
}
