interface Event {
  request: { privateChallengeParameters: Record<string, string>; challengeAnswer: string }
  response: { answerCorrect: boolean }
}

const plain = (text = '') => text.trim().toLowerCase()

/** Takes an answer whatever its case; no answer at all is never right. */
export const handler = async (event: Event) => {
  const { privateChallengeParameters, challengeAnswer } = event.request
  const answer = plain(privateChallengeParameters['answer'])
  event.response.answerCorrect = answer !== '' && plain(challengeAnswer) === answer
  return event
}
