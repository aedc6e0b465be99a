import { choice, list, opposite, text } from '../lenses.ts'
import type { Row } from '../table.ts'
import { get, nest } from '../tree.ts'
import { poolRow } from './row.ts'
import { addresses } from './sign-in.ts'

const template = 'properties.VerificationMessageTemplate'
const by = choice({ code: 'CONFIRM_WITH_CODE', link: 'CONFIRM_WITH_LINK' })
const mails = {
  code: { subject: 'EmailSubject', body: 'EmailMessage' },
  link: { subject: 'EmailSubjectByLink', body: 'EmailMessageByLink' },
}

/** The one mail that is written down is the one that is sent: with a code, or with a link. */
const mail = (part: 'subject' | 'body'): Row => ({
  words: [`signUp.verification.email.${part}`],
  there: (said) => {
    const way = get(said, 'signUp.verification.by') === 'link' ? mails.link : mails.code
    return nest(`${template}.${way[part]}`, get(said, `signUp.verification.email.${part}`))
  },
  back: (tree, scope) => {
    const linked = get(tree, `${template}.DefaultEmailOption`) === 'CONFIRM_WITH_LINK'
    const value = get(tree, `${template}.${mails[linked ? 'link' : 'code'][part]}`)
    const said = value === undefined ? undefined : text.back(value, scope)
    if (said === undefined) return {}
    return nest('signUp.verification', { ...(linked && { by: 'link' }), email: { [part]: said } })
  },
})

/** How accounts come to be. */
export const signUp: readonly Row[] = [
  poolRow('signUp.selfService', 'AdminCreateUserConfig.AllowAdminCreateUserOnly', opposite),
  poolRow('signUp.verify', 'AutoVerifiedAttributes', list(addresses)),
  poolRow(
    'signUp.keepOriginalUntilVerified',
    'UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate',
    list(addresses),
  ),
  poolRow('signUp.verification.by', 'VerificationMessageTemplate.DefaultEmailOption', by),
  mail('subject'),
  mail('body'),
  poolRow('signUp.verification.sms', 'VerificationMessageTemplate.SmsMessage', text),
]

/** What somebody made by an administrator is sent. */
export const invite: readonly Row[] = [
  poolRow('invite.email.subject', 'AdminCreateUserConfig.InviteMessageTemplate.EmailSubject', text),
  poolRow('invite.email.body', 'AdminCreateUserConfig.InviteMessageTemplate.EmailMessage', text),
  poolRow('invite.sms', 'AdminCreateUserConfig.InviteMessageTemplate.SMSMessage', text),
]
