import type { CreateAuthChallengeHandler } from 'poolwright'

/** Shows the question to whoever signs in, and the answer to `check-answer` only. */
export const handler: CreateAuthChallengeHandler = async (event) => {
  const { 'custom:question': question = '', 'custom:answer': answer = '' } = event.request.userAttributes
  event.response = {
    publicChallengeParameters: { question },
    privateChallengeParameters: { answer },
    challengeMetadata: 'QUESTION',
  }
  return event
}
