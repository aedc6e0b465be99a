import type { PreTokenGenerationV3Handler } from 'poolwright'

/** Asks which tier somebody has, and says so in the ID and access tokens. Machines have none. */
export const handler: PreTokenGenerationV3Handler = async (event, { poolwright }) => {
  const { email } = event.request.userAttributes
  if (!email) return event
  const authorization = `Bearer ${poolwright.secrets['entitlements-token']}`
  const url = `https://entitlements.internal.example/v1/${encodeURIComponent(email)}`
  const { tier } = (await (await fetch(url, { headers: { authorization } })).json()) as { tier: string }
  const claims = { claimsToAddOrOverride: { tier } }
  event.response.claimsAndScopeOverrideDetails = { idTokenGeneration: claims, accessTokenGeneration: claims }
  return event
}
