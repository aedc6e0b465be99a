import { readMailbox, type Mailbox } from '../../model/mailbox.ts'
import { Undelivered } from './undelivered.ts'
import type { Parcel } from './way.ts'

/** Who mail of a pool is from that says nothing of it, as at Cognito. */
const cognito = 'no-reply@verificationemail.com'

/** Who a mail is from. */
export const senderOf = ({ from }: Pick<Parcel, 'from'>, usual: string | undefined): Mailbox =>
  known(from ?? usual ?? cognito, 'sender')

/** Who is answered, where that is somebody else. */
export const answeredOf = ({ replyTo }: Pick<Parcel, 'replyTo'>): Mailbox | undefined =>
  replyTo === undefined ? undefined : known(replyTo, 'address for answers')

function known(text: string, what: string): Mailbox {
  const mailbox = readMailbox(text)
  if (!mailbox) throw new Undelivered(`the ${what} is not one address`, { passing: false })
  return mailbox
}
