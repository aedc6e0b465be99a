import type { PreTokenGenerationV2Handler } from 'poolwright'

/**
 * Names the company that signed somebody in, as Cognito knows it: no attribute decides this, so that nobody can
 * write it. Operators are of no company.
 */
export const handler: PreTokenGenerationV2Handler = async (event) => {
  const known = event.request.userAttributes['identities'] ?? '[]'
  const identities: { providerName: string }[] = JSON.parse(known)
  const [company, ...others] = identities
  if (others.length) throw new Error('an account of several companies is of none')
  if (!company) return event
  const claims = { claimsToAddOrOverride: { tenant: company.providerName.toLowerCase() } }
  event.response.claimsAndScopeOverrideDetails = { idTokenGeneration: claims, accessTokenGeneration: claims }
  return event
}
