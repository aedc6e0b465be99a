import type { PreTokenGenerationV2Handler } from 'poolwright'

/** Says in both tokens which team somebody is in: the one an administrator gave, else that of their address. */
export const handler: PreTokenGenerationV2Handler = async (event) => {
  const { 'custom:team': given, email = '' } = event.request.userAttributes
  const claims = { claimsToAddOrOverride: { team: given ?? email.split('@').at(-1) ?? '' } }
  event.response.claimsAndScopeOverrideDetails = { idTokenGeneration: claims, accessTokenGeneration: claims }
  return event
}
