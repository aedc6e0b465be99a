import type { PreSignUpHandler } from 'poolwright'

/** Tells the campaign service that one more person has come. */
export const handler: PreSignUpHandler = async (event) => {
  const body = JSON.stringify({ campaign: event.request.clientMetadata?.['campaign'] })
  await fetch('https://campaigns.internal.example/v1/visits', { method: 'POST', body })
  return event
}
