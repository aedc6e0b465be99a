import type { PostConfirmationHandler } from 'poolwright'

/** Puts somebody who has just signed up into the group of customers; a new password changes nothing. */
export const handler: PostConfirmationHandler = async (event, { poolwright }) => {
  if (event.triggerSource === 'PostConfirmation_ConfirmSignUp')
    await poolwright.api.AdminAddUserToGroup({ Username: event.userName, GroupName: 'customers' })
  return event
}
