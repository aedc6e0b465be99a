import type { PreSignUpHandler } from 'poolwright'

/** Refuses an address outside the domains that the pool names. */
export const handler: PreSignUpHandler<{ domains: string[] }> = async (event, { poolwright }) => {
  const domain = event.request.userAttributes['email']?.split('@').at(-1)?.toLowerCase()
  if (!domain || !poolwright.with.domains.includes(domain)) throw new Error('domain not allowed')
  return event
}
