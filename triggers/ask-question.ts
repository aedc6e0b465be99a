interface Event {
  request: { userAttributes: Record<string, string> }
  response: {
    publicChallengeParameters: Record<string, string>
    privateChallengeParameters: Record<string, string>
    challengeMetadata: string
  }
}

/** Shows the question to whoever signs in, and the answer to `check-answer` only. */
export const handler = async (event: Event) => {
  const { 'custom:question': question = '', 'custom:answer': answer = '' } = event.request.userAttributes
  event.response = {
    publicChallengeParameters: { question },
    privateChallengeParameters: { answer },
    challengeMetadata: 'QUESTION',
  }
  return event
}
