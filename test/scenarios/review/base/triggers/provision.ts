import type { PostConfirmationHandler } from 'poolwright'

/** Adds somebody who has just signed up to the buyers; a new password changes nothing. */
export const handler: PostConfirmationHandler = async (event, { poolwright }) => {
  const { triggerSource, userName: Username } = event
  if (triggerSource === 'PostConfirmation_ConfirmSignUp')
    await poolwright.api.AdminAddUserToGroup({ Username, GroupName: 'buyers' })
  return event
}
