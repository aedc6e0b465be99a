import type { UserPool } from '../../model/pool.ts'
import { codeParameter, usernameParameter, type Wording } from '../hooks/custom-message.ts'
import { asHtml } from './as-html.ts'
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

/** A message in its last words; `link` is where a mail leads, so that it can be shown apart. */
export interface Words {
  readonly subject?: string
  readonly text: string
  readonly link?: string
}

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
/** To whoever signs in by codes alone. The words are unverified. */
const welcome: Template = {
  subject: 'Your account',
  email: 'Your username is {username}.',
  sms: 'Your username is {username}.',
}
const verification: Template = {
  subject: 'Your verification code',
  email: 'Your confirmation code is {####}',
  sms: 'Your confirmation code is {####}',
}
const byLink: Pick<Template, 'subject' | 'email'> = {
  subject: 'Your verification link',
  email: 'Please click the link below to verify your email address. {##Verify Email##}',
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
function templateOf({ properties }: UserPool, reason: Reason, linked: boolean, code: string): Template {
  if (reason === 'AdminCreateUser') {
    const own = code === '' ? welcome : invitation
    const { EmailSubject, EmailMessage, SMSMessage } =
      properties.AdminCreateUserConfig?.InviteMessageTemplate ?? {}
    return {
      subject: EmailSubject ?? own.subject,
      email: EmailMessage ?? own.email,
      sms: SMSMessage ?? own.sms,
    }
  }
  if (reason === 'Authentication')
    return {
      subject: properties.EmailAuthenticationSubject ?? signIn.subject,
      email: properties.EmailAuthenticationMessage ?? signIn.email,
      sms: properties.SmsAuthenticationMessage ?? signIn.sms,
    }
  const { EmailSubject, EmailMessage, SmsMessage, EmailSubjectByLink, EmailMessageByLink } =
    properties.VerificationMessageTemplate ?? {}
  const own = reason === 'ForgotPassword' ? reset : verification
  const sms = SmsMessage ?? properties.SmsVerificationMessage ?? own.sms
  if (linked)
    return { subject: EmailSubjectByLink ?? byLink.subject, email: EmailMessageByLink ?? byLink.email, sms }
  return {
    subject: EmailSubject ?? properties.EmailVerificationSubject ?? own.subject,
    email: EmailMessage ?? properties.EmailVerificationMessage ?? own.email,
    sms,
  }
}

/** What stands in a message where a link goes: the words that are to be clicked. */
const linkPlace = /\{##([\p{L}\p{M}\p{S}\p{N}\p{P}\s]*?)##\}/gu

/**
 * The message as it is sent. A script's words count only if they hold what must be filled in: the code, or
 * where there is one the link, and in an invitation the user's name too. That the pool's own words are then
 * said is unverified. A mail is HTML, and what is filled in is none of its markup but for the link.
 */
export function word(
  pool: UserPool,
  reason: Reason,
  { attribute }: Destination,
  wording: Wording,
  fill: { readonly code: string; readonly username: string; readonly link?: string | undefined },
): Words {
  const { link } = fill
  const template = templateOf(pool, reason, link !== undefined, fill.code)
  const holds = (text: string | null | undefined): text is string =>
    Boolean(text?.includes(fill.code && codeParameter) || (link !== undefined && text?.match(linkPlace))) &&
    (reason !== 'AdminCreateUser' || Boolean(text?.includes(usernameParameter)))
  const filled = (text: string, code: string, username: string) =>
    text.replaceAll(codeParameter, () => code).replaceAll(usernameParameter, () => username)
  if (attribute === 'phone_number')
    return {
      text: filled(holds(wording.smsMessage) ? wording.smsMessage : template.sms, fill.code, fill.username),
    }
  const mail = holds(wording.emailMessage) ? wording.emailMessage : template.email
  const clicked =
    link === undefined
      ? mail
      : mail.replace(linkPlace, (_, words: string) => `<a href="${asHtml(link)}">${words}</a>`)
  return {
    subject: wording.emailSubject ?? template.subject,
    text: filled(clicked, asHtml(fill.code), asHtml(fill.username)),
    ...(link !== undefined && { link }),
  }
}
