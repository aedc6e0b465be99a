import type { PreSignUpHandler } from 'poolwright'
import { isDomain, mailDomain } from './parts/mail-domain.ts'

interface Settings {
  allow?: string[]
  deny?: string[]
  sources: string[]
  withoutEmail: 'deny' | 'allow'
  message: string
}

/** Refuses an account by the domain of its e-mail address; an address that leaves a doubt has none that fits. */
export const handler: PreSignUpHandler<Settings> = async (event, { poolwright }) => {
  const { allow, deny = [], sources, withoutEmail, message } = poolwright.with
  if (!allow && !deny.length) throw new TypeError('email-domains needs `allow` or `deny`')
  if (!sources.includes(event.triggerSource.replace('PreSignUp_', ''))) return event

  const email = event.request.userAttributes['email'] ?? ''
  if (email === '' && withoutEmail === 'allow') return event
  const domain = mailDomain(email)
  const isIn = (domains: string[]) => domain !== undefined && domains.some((each) => isDomain(domain, each))
  if (!domain || isIn(deny) || (allow && !isIn(allow))) throw new Error(message)
  return event
}
