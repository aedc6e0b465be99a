import type { PreSignUpHandler } from 'poolwright'
import { isDomain, mailDomain } from './parts/mail-domain.ts'

interface Settings {
  confirm: boolean
  verifyEmail: boolean
  verifyPhone: boolean
  domains?: string[]
}

/** Confirms whoever signs up; the accounts of an administrator or a provider are not unconfirmed anyway. */
export const handler: PreSignUpHandler<Settings> = async (event, { poolwright }) => {
  if (event.triggerSource !== 'PreSignUp_SignUp') return event
  const { confirm, verifyEmail, verifyPhone, domains } = poolwright.with
  const { email, phone_number: phone } = event.request.userAttributes

  const domain = mailDomain(email ?? '')
  if (domains && !(domain && domains.some((each) => isDomain(domain, each)))) return event
  if (confirm) event.response.autoConfirmUser = true
  if (verifyEmail && email) event.response.autoVerifyEmail = true
  if (verifyPhone && phone) event.response.autoVerifyPhone = true
  return event
}
