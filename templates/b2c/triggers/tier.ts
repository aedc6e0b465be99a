import type { PreTokenGenerationV2Handler } from 'poolwright'

/** Says which tier an administrator has given somebody: standard, until one has. */
export const handler: PreTokenGenerationV2Handler = async (event) => {
  const tier = event.request.userAttributes['custom:tier'] ?? 'standard'
  const claims = { claimsToAddOrOverride: { tier } }
  event.response.claimsAndScopeOverrideDetails = { idTokenGeneration: claims, accessTokenGeneration: claims }
  return event
}
