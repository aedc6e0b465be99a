import type { UserPool } from '../../model/pool.ts'
import type { Message } from '../effect.ts'

const addressIn = /:identity\/([^/\s]+@[^/\s]+)$/

/** Whom a pool's mail is from, where the pool says it: in so many words, or by an identity of SES that is an address. */
export function senderOf({ properties }: UserPool): Pick<Message, 'from' | 'replyTo'> {
  const { From, SourceArn, ReplyToEmailAddress } = properties.EmailConfiguration ?? {}
  const from = From ?? addressIn.exec(SourceArn ?? '')?.[1]
  return { ...(from && { from }), ...(ReplyToEmailAddress && { replyTo: ReplyToEmailAddress }) }
}
