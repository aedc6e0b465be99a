interface Event {
  request: { userAttributes: Record<string, string> }
  response: { claimsAndScopeOverrideDetails: object | null }
}

/** Says in the ID and access tokens which team somebody is in, if an administrator put them into one. */
export const handler = async (event: Event) => {
  const team = event.request.userAttributes['custom:team']
  const claims = { claimsToAddOrOverride: { team } }
  if (team)
    event.response.claimsAndScopeOverrideDetails = {
      idTokenGeneration: claims,
      accessTokenGeneration: claims,
    }
  return event
}
