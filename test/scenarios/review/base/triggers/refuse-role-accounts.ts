import type { PreSignUpHandler } from 'poolwright'

const shared = ['admin', 'info', 'postmaster', 'sales', 'support']

/** Refuses an address that belongs to a role rather than to a person. */
export const handler: PreSignUpHandler = async (event) => {
  const [mailbox = ''] = (event.request.userAttributes['email'] ?? '').split('@')
  if (shared.includes(mailbox.toLowerCase())) throw new Error('please use your own address')
  return event
}
