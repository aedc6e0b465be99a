import type { VerifyAuthChallengeResponseHandler } from 'poolwright'

const plain = (text: string | null = '') => text?.trim().toLowerCase() ?? ''

/** Takes an answer whatever its case; no answer at all is never right. */
export const handler: VerifyAuthChallengeResponseHandler = async (event) => {
  const { privateChallengeParameters, challengeAnswer } = event.request
  const answer = plain(privateChallengeParameters?.['answer'])
  event.response.answerCorrect = answer !== '' && plain(challengeAnswer) === answer
  return event
}
