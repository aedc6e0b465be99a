import type { Ports } from '../../engine/ports.ts'
import type { Sns } from '../../model/delivery.ts'
import { isPassing, postOnce } from './post-once.ts'
import { signRequest } from './sign-request.ts'
import { Undelivered } from './undelivered.ts'
import type { Parcel, Way } from './way.ts'

/** What SNS is reached by. */
export interface SnsOptions extends Omit<Sns, 'via'> {
  readonly clock: Pick<Ports['clock'], 'now'>
}

/** Refusals that are no fault of the message: another time, or once an operator has mended something, it gets on. */
const passing =
  /^(Throttl\w*|KMSThrottling\w*|RequestLimitExceeded|RequestExpired|ExpiredToken\w*|InvalidClientTokenId|SignatureDoesNotMatch|AuthorizationError|AccessDenied\w*|InternalError\w*|InternalFailure|ServiceUnavailable)$/

const type = 'application/x-www-form-urlencoded; charset=utf-8'

/** Texts by Amazon SNS: its operation Publish, in the query protocol of its API of 2010-03-31. */
export const openSns = ({ clock, ...options }: SnsOptions): Way => ({
  async hand(parcel, signal) {
    const url = new URL(`${options.endpoint}/`)
    const body = new URLSearchParams(publish(parcel, options.senderId)).toString()
    const signed = signRequest(url, type, body, { ...options, service: 'sns', now: clock.now() })
    const { status, body: answer } = await postOnce(url.href, signed, body, signal)
    if (status === 200) return
    const code = /<Code>(\w{1,60})<\/Code>/.exec(answer)?.[1]
    const why = code ? `SNS ${status} ${code}` : `SNS ${status}`
    throw new Undelivered(why, { passing: isPassing(status) || passing.test(code ?? '') })
  },
})

function publish({ to, text, subject }: Parcel, senderId: string | undefined): Record<string, string> {
  const operation = { Action: 'Publish', Version: '2010-03-31', Message: text }
  // What a script publishes to a topic stays that.
  if (to.startsWith('arn:')) return { ...operation, TopicArn: to, ...(subject && { Subject: subject }) }
  const attributes = {
    'AWS.SNS.SMS.SMSType': 'Transactional',
    ...(senderId !== undefined && { 'AWS.SNS.SMS.SenderID': senderId }),
  }
  const entries = Object.entries(attributes).flatMap(([name, value], index) => {
    const entry = `MessageAttributes.entry.${index + 1}`
    return [
      [`${entry}.Name`, name],
      [`${entry}.Value.DataType`, 'String'],
      [`${entry}.Value.StringValue`, value],
    ] as const
  })
  return { ...operation, PhoneNumber: to, ...Object.fromEntries(entries) }
}
