import { createHmac } from 'node:crypto'
import type { Ports } from '../../engine/ports.ts'
import { plainOf } from './plain-of.ts'
import { isPassing, postOnce } from './post-once.ts'
import { answeredOf, senderOf } from './senders.ts'
import { Undelivered } from './undelivered.ts'
import type { Parcel, Way } from './way.ts'

/** What a webhook is reached by. */
export interface WebhookOptions {
  readonly url: string
  readonly key: string
  readonly from?: string
  readonly clock: Pick<Ports['clock'], 'now'>
}

/**
 * Messages by POST of JSON to a program of the operator's. `poolwright-timestamp` says when, in seconds, and
 * `poolwright-signature` is `v1=` and in hex the HMAC-SHA-256, under the key, of that timestamp, a full stop and
 * the body. Any status from 200 to 299 means that it is taken; 408, 425, 429 and 500 on, that it is to be tried again.
 */
export const openWebhook = ({ url, key, from, clock }: WebhookOptions): Way => ({
  async hand(parcel, signal) {
    const body = JSON.stringify(shown(parcel, from))
    const timestamp = String(Math.floor(clock.now() / 1000))
    const signature = createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex')
    const headers = {
      'content-type': 'application/json',
      'poolwright-timestamp': timestamp,
      'poolwright-signature': `v1=${signature}`,
    }
    const { status } = await postOnce(url, headers, body, signal)
    if (status < 200 || status > 299) throw new Undelivered(`HTTP ${status}`, { passing: isPassing(status) })
  },
})

function shown(parcel: Parcel, usual: string | undefined) {
  const { id, at, attempts, medium, poolId, username, to, reason, subject, text, plain, code, link } = parcel
  const mail = () => {
    const answered = answeredOf(parcel)
    return {
      from: senderOf(parcel, usual),
      ...(answered && { replyTo: answered }),
      subject: subject ?? '',
      text: plain ? text : plainOf(text),
      ...(!plain && { html: text }),
    }
  }
  return {
    id,
    attempt: attempts,
    at: new Date(at).toISOString(),
    medium,
    poolId,
    username,
    reason,
    to,
    ...(medium === 'EMAIL' ? mail() : { text }),
    ...(code !== undefined && { code }),
    ...(link !== undefined && { link }),
  }
}
