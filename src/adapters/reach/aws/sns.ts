import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../../../model/trigger.ts'
import type { Delivery } from '../../delivery/delivery.ts'
import { AwsFault } from './aws-fault.ts'
import { post } from './post.ts'
import type { Service } from './service-call.ts'

const longestTopicMessage = 256 * 1024
const longestText = 1600

const wrong = (what: string) => new AwsFault('InvalidParameter', `Invalid parameter: ${what}`)

/** SNS: texts land in the inbox, and what is published to a topic does too, under the topic's ARN. */
export const openSns = ({ delivery }: { readonly delivery: Delivery }): Service => ({
  async Publish({ input, call }) {
    const { Subject: subject } = input
    const [to, isPhone] = targetOf(input)
    const text = messageIn(input, isPhone)
    await post(delivery, call, {
      medium: 'SMS',
      to: [to],
      ...(typeof subject === 'string' && subject && !isPhone && { subject }),
      text,
    })
    return { MessageId: randomUUID() }
  },
  // Settings of an account, of which there is none; handlers make them before they publish.
  SetSMSAttributes: async () => ({}),
})

function targetOf({ PhoneNumber: phone, TopicArn: topic, TargetArn: target }: JsonObject): [string, boolean] {
  const given = [phone, topic, target].filter((each) => each !== undefined && each !== '')
  if (given.length !== 1) throw wrong('TopicArn or TargetArn Reason: no value for required parameter')
  const [to] = given
  if (to === phone) {
    const number = `${phone}`.replace(/[\s().-]/g, '')
    if (!/^\+?[1-9]\d{4,14}$/.test(number))
      throw wrong(`PhoneNumber Reason: ${`${phone}`.slice(0, 32)} is not valid to publish to`)
    return [number, true]
  }
  if (!/^arn:aws[\w-]*:sns:[\w-]+:\d{12}:[\w./-]{1,256}$/.test(`${to}`)) throw wrong('TopicArn')
  return [`${to}`, false]
}

/** The message, or of one with a text for each protocol the one that is for this target. */
function messageIn({ Message: message, MessageStructure: structure }: JsonObject, isPhone: boolean): string {
  if (typeof message !== 'string' || !message) throw wrong('Empty message')
  let text = message
  if (structure === 'json') {
    let parsed: unknown
    try {
      parsed = JSON.parse(message)
    } catch {
      throw wrong('Message Structure - JSON message body failed to parse')
    }
    const { default: all, sms } = (parsed ?? {}) as { default?: unknown; sms?: unknown }
    if (typeof all !== 'string') throw wrong('Message Structure - No default entry in JSON message body')
    text = isPhone && typeof sms === 'string' ? sms : all
  }
  if (isPhone && text.length > longestText) throw wrong('Message too long')
  if (Buffer.byteLength(message) > longestTopicMessage) throw wrong('Message too long')
  return text
}
