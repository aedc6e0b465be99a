import { rotation } from '../../engine/client-rules.ts'
import { proofOf, secretOf } from '../client-of.ts'
import { seenOfSignIn } from '../seen.ts'
import { claimsOf } from '../signed-in.ts'
import { Unplayable, type Act } from '../step.ts'

/** The session is refreshed: by GetTokensFromRefreshToken where the client rotates its tokens, else by REFRESH_TOKEN_AUTH. */
export const refresh: Act<'refresh'> = async ({ clientMetadata }, story) => {
  const { signedIn } = story
  const token = signedIn?.tokens?.refresh
  if (!signedIn || token === undefined)
    throw new Unplayable('there is no refresh token: no step before it has signed in')
  const { client, tokens, device } = signedIn
  const told = clientMetadata && { ClientMetadata: clientMetadata }
  if (rotation(client)) {
    const secret = secretOf(story, client)
    const input = {
      ClientId: client.id,
      RefreshToken: token,
      ...(device && { DeviceKey: device }),
      ...(secret && { ClientSecret: secret }),
      ...told,
    }
    return seenOfSignIn(await story.perform('GetTokensFromRefreshToken', input), story, signedIn)
  }
  // The hash goes with the user's own name, whatever they signed in by.
  const own = tokens?.access ? String(claimsOf(tokens.access)['username']) : signedIn.typed
  const proof = proofOf(story, client, own)
  const result = await story.perform('InitiateAuth', {
    ClientId: client.id,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: {
      REFRESH_TOKEN: token,
      ...(device && { DEVICE_KEY: device }),
      ...(proof && { SECRET_HASH: proof }),
    },
    ...told,
  })
  return seenOfSignIn(result, story, signedIn)
}
