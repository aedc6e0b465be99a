import type { UserPool } from '../../model/pool.ts'
import { codeParameter, usernameParameter, type Wording } from '../hooks/custom-message.ts'
import type { Destination } from './destination.ts'

/** Why a message is sent, in the words of its trigger source. */
export type Reason =
  | 'SignUp'
  | 'AdminCreateUser'
  | 'ResendCode'
  | 'ForgotPassword'
  | 'UpdateUserAttribute'
  | 'VerifyUserAttribute'
  | 'Authentication'

interface Template {
  readonly subject: string
  readonly email: string
  readonly sms: string
}

const invitation: Template = {
  subject: 'Your temporary password',
  email: 'Your username is {username} and temporary password is {####}.',
  sms: 'Your username is {username} and temporary password is {####}.',
}
const verification: Template = {
  subject: 'Your verification code',
  email: 'Your confirmation code is {####}',
  sms: 'Your confirmation code is {####}',
}
const signIn: Template = {
  subject: 'Your authentication code',
  email: 'Your authentication code is {####}',
  sms: 'Your authentication code is {####}',
}
const reset: Template = {
  subject: 'Your password reset code',
  email: 'Your password reset code is {####}',
  sms: 'Your password reset code is {####}',
}

/** The words of a pool for a reason, where it has some, and Cognito's own elsewhere. */
function templateOf({ properties }: UserPool, reason: Reason): Template {
  if (reason === 'AdminCreateUser') {
    const { EmailSubject, EmailMessage, SMSMessage } =
      properties.AdminCreateUserConfig?.InviteMessageTemplate ?? {}
    return {
      subject: EmailSubject ?? invitation.subject,
      email: EmailMessage ?? invitation.email,
      sms: SMSMessage ?? invitation.sms,
    }
  }
  if (reason === 'Authentication')
    return {
      subject: properties.EmailAuthenticationSubject ?? signIn.subject,
      email: properties.EmailAuthenticationMessage ?? signIn.email,
      sms: properties.SmsAuthenticationMessage ?? signIn.sms,
    }
  const { EmailSubject, EmailMessage, SmsMessage } = properties.VerificationMessageTemplate ?? {}
  const own = reason === 'ForgotPassword' ? reset : verification
  return {
    subject: EmailSubject ?? properties.EmailVerificationSubject ?? own.subject,
    email: EmailMessage ?? properties.EmailVerificationMessage ?? own.email,
    sms: SmsMessage ?? properties.SmsVerificationMessage ?? own.sms,
  }
}

/**
 * The message as it is sent. A script's words count only if they hold what must be filled in: the code,
 * and in an invitation the user's name too. That the pool's own words are then said is unverified.
 */
export function word(
  pool: UserPool,
  reason: Reason,
  { attribute }: Destination,
  wording: Wording,
  fill: { readonly code: string; readonly username: string },
): { readonly subject?: string; readonly text: string } {
  const template = templateOf(pool, reason)
  const holds = (text: string | null | undefined): text is string =>
    Boolean(text?.includes(codeParameter)) &&
    (reason !== 'AdminCreateUser' || Boolean(text?.includes(usernameParameter)))
  const filled = (text: string) =>
    text.replaceAll(codeParameter, () => fill.code).replaceAll(usernameParameter, () => fill.username)
  if (attribute === 'phone_number')
    return { text: filled(holds(wording.smsMessage) ? wording.smsMessage : template.sms) }
  return {
    subject: wording.emailSubject ?? template.subject,
    text: filled(holds(wording.emailMessage) ? wording.emailMessage : template.email),
  }
}
