import { confirmDevice } from '../confirm-device.ts'
import { proofOf } from '../client-of.ts'
import { seenOfSignIn } from '../seen.ts'
import { Unplayable, type Act } from '../step.ts'

/** The response in which a challenge takes a code that was sent. */
const codes: Readonly<Record<string, string>> = {
  CUSTOM_CHALLENGE: 'ANSWER',
  EMAIL_OTP: 'EMAIL_OTP_CODE',
  SMS_MFA: 'SMS_MFA_CODE',
  SMS_OTP: 'SMS_OTP_CODE',
}

/** They answer the question that the sign-in asked last. */
export const answer: Act<'answer'> = async (step, story) => {
  const { challenge, responses = {}, clientMetadata } = step
  const { signedIn } = story
  if (!signedIn?.challenge) throw new Unplayable('nothing has been asked: no step before it signs in so far')
  const { client, typed, admin, session, parameters = {} } = signedIn
  const name = parameters['USER_ID_FOR_SRP'] ?? parameters['USERNAME'] ?? typed
  const proof = proofOf(story, client, name)
  const member = codes[challenge]
  const code = story.lastCode()
  const unsaid = member !== undefined && code !== undefined && !(member in responses)
  const result = await story.perform(admin ? 'AdminRespondToAuthChallenge' : 'RespondToAuthChallenge', {
    ...(admin && { UserPoolId: story.pool.id }),
    ClientId: client.id,
    ChallengeName: challenge,
    ...(session && { Session: session }),
    ChallengeResponses: {
      USERNAME: name,
      ...(proof && { SECRET_HASH: proof }),
      ...(unsaid && { [member]: code }),
      ...responses,
    },
    ...(clientMetadata && { ClientMetadata: clientMetadata }),
  })
  return confirmDevice(seenOfSignIn(result, story, signedIn), story)
}
