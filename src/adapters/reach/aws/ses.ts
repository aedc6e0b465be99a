import { randomUUID } from 'node:crypto'
import type { Json, JsonObject } from '../../../model/trigger.ts'
import type { Delivery } from '../../delivery/delivery.ts'
import { AwsFault } from './aws-fault.ts'
import { post, type Post } from './post.ts'
import { addressesIn, readMime } from './read-mime.ts'
import type { Service, ServiceOperation } from './service-call.ts'

const mostRecipients = 50

/** A mail as SES has been asked to send it. */
type Mail = Omit<Post, 'medium' | 'from'> & { readonly from: string | undefined }

const object = (given: Json | undefined): JsonObject =>
  typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as JsonObject) : {}
const string = (given: Json | undefined) => (typeof given === 'string' ? given : undefined)
const strings = (given: Json | undefined): string[] =>
  Array.isArray(given) ? (given as Json[]).filter((each) => typeof each === 'string') : []

const recipients = (destination: Json | undefined) =>
  ['ToAddresses', 'CcAddresses', 'BccAddresses'].flatMap((name) => strings(object(destination)[name]))

/** A message in parts, as both APIs have it. */
function readMessage(message: JsonObject): Pick<Mail, 'subject' | 'text' | 'plain'> {
  const subject = string(object(message['Subject'])['Data'])
  const body = object(message['Body'])
  const plain = string(object(body['Text'])['Data'])
  const text = plain ?? string(object(body['Html'])['Data'])
  if (subject === undefined || text === undefined)
    throw new AwsFault('InvalidParameterValue', 'A message has a subject, and a body of text or HTML.')
  return { subject, text, ...(plain !== undefined && { plain: true }) }
}

/** A message as it is: who it is to may be told beside it. */
function readRaw(data: Json | undefined, from: string | undefined, to: readonly string[]): Mail {
  if (typeof data !== 'string') throw new AwsFault('InvalidParameterValue', 'Missing required header: From.')
  const mail = readMime(Buffer.from(data, 'base64').toString('latin1'))
  const { subject, text, plain } = mail
  return {
    from: from ?? mail.from,
    to: to.length ? to : mail.to,
    ...(subject !== undefined && { subject }),
    text,
    ...(plain && { plain }),
  }
}

/** How an operation of either API is asked: its input as a mail. */
const sending =
  (delivery: Delivery, read: (input: JsonObject) => Mail): ServiceOperation =>
  async ({ input, call }) => {
    const { from, ...mail } = read(input)
    const to = mail.to.flatMap(addressesIn)
    if (!from) throw new AwsFault('InvalidParameterValue', 'Missing required header: From.')
    if (!to.length) throw new AwsFault('InvalidParameterValue', 'Missing required header: To.')
    if (to.length > mostRecipients)
      throw new AwsFault('MessageRejected', `Recipient count exceeds ${mostRecipients}.`)
    const wrong = [...addressesIn(from), ...to].find((address) => !/^[^\s@]+@[^\s@]+$/.test(address))
    if (wrong !== undefined)
      throw new AwsFault(
        'InvalidParameterValue',
        wrong.includes('@') ? 'Illegal address' : `Missing final '@domain'`,
      )
    await post(delivery, call, { medium: 'EMAIL', ...mail, from, to })
    return { MessageId: `${randomUUID()}-000000` }
  }

const noTemplates: ServiceOperation = async () => {
  throw new AwsFault(
    'TemplateDoesNotExist',
    'This server keeps no templates of SES: send the text itself, or give `aws.ses` an endpoint.',
  )
}

/** SES, its first API: mails land in the inbox. */
export const openSes = ({ delivery }: { readonly delivery: Delivery }): Service => ({
  SendEmail: sending(delivery, (input) => ({
    from: string(input['Source']),
    to: recipients(input['Destination']),
    ...readMessage(object(input['Message'])),
  })),
  SendRawEmail: sending(delivery, (input) =>
    readRaw(object(input['RawMessage'])['Data'], string(input['Source']), strings(input['Destinations'])),
  ),
  SendTemplatedEmail: noTemplates,
  SendBulkTemplatedEmail: noTemplates,
})

/** SES, its second API, whose one operation sends messages of each form. */
export const openSesV2 = ({ delivery }: { readonly delivery: Delivery }): Service => ({
  async SendEmail(asked) {
    const content = object(asked.input['Content'])
    if (content['Template']) return noTemplates(asked)
    return sending(delivery, (input) => {
      const from = string(input['FromEmailAddress'])
      const to = recipients(input['Destination'])
      const raw = content['Raw']
      return raw
        ? readRaw(object(raw)['Data'], from, to)
        : { from, to, ...readMessage(object(content['Simple'])) }
    })(asked)
  },
})

/** The paths of the second API. */
export const sesV2Paths = { '/v2/email/outbound-emails': 'SendEmail' } as const
