import type { DefineAuthChallengeHandler } from 'poolwright'

/** Asks the password first, and then the question that somebody has chosen. An answer alone opens nothing. */
export const handler: DefineAuthChallengeHandler = async (event) => {
  const { session, userAttributes } = event.request
  const [first, last] = [session[0]?.challengeName, session.at(-1)]
  const wrong = session.filter(({ challengeResult }) => !challengeResult)
  const passwordWrong = wrong.some(({ challengeName }) => challengeName !== 'CUSTOM_CHALLENGE')

  const failAuthentication = first !== 'SRP_A' || passwordWrong || wrong.length > 2
  const answered = last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult
  const unasked = last?.challengeName === 'PASSWORD_VERIFIER' && !userAttributes['custom:question']
  const issueTokens = !failAuthentication && (answered || unasked)

  event.response = { issueTokens, failAuthentication }
  if (!issueTokens && !failAuthentication)
    event.response.challengeName = last?.challengeName === 'SRP_A' ? 'PASSWORD_VERIFIER' : 'CUSTOM_CHALLENGE'
  return event
}
