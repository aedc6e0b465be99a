import type { PreSignUpHandler } from 'poolwright'

/** Refuses an account that a company's provider vouches for with an address that is not the company's. */
export const handler: PreSignUpHandler<{ companies: Record<string, string> }> = async (event, context) => {
  if (event.triggerSource !== 'PreSignUp_ExternalProvider') return event
  const [provider = ''] = event.userName.toLowerCase().split('_')
  const companies = Object.entries(context.poolwright.with.companies)
  const own = companies.find(([name]) => name.toLowerCase() === provider)?.[1]
  const domain = event.request.userAttributes['email']?.split('@').at(-1)?.toLowerCase()
  if (!own || domain !== own) throw new Error('this address is not of your company')
  return event
}
