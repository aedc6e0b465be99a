import type { PreTokenGenerationHandler } from 'poolwright'

/** Names somebody's department as folders are named. Who is of none signs in, and finds no folder open. */
export const handler: PreTokenGenerationHandler = async (event) => {
  const department = event.request.userAttributes['custom:department']?.trim().toLowerCase()
  if (department && /^[a-z][a-z-]*$/.test(department))
    event.response.claimsOverrideDetails = { claimsToAddOrOverride: { department } }
  return event
}
