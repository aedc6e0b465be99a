import {
  SendEmailCommand,
  SendRawEmailCommand,
  SendTemplatedEmailCommand,
  SESClient,
} from '@aws-sdk/client-ses'
import { SendEmailCommand as SendV2, SESv2Client } from '@aws-sdk/client-sesv2'
import { PublishCommand, SetSMSAttributesCommand, SNSClient } from '@aws-sdk/client-sns'
import { beforeEach, describe, expect, it } from 'vitest'
import { awsWorld, failureOf, poolId } from './aws-world.ts'

let world = awsWorld()
beforeEach(() => {
  world = awsWorld()
})
const common = { kind: 'send', poolId, username: 'ana', reason: 'PostConfirmation_ConfirmSignUp' }
const letter = [
  'From: Shop <shop@example.com>',
  'To: ana@example.com, "Bo, B." <bo@example.com>',
  'Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?= =?utf-8?B?IQ==?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/alternative;',
  ' boundary="b1"',
  '',
  '--b1',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>no</p>',
  '--b1',
  'Content-Type: text/plain; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Sch=F6n, dass Sie=',
  ' da sind',
  '--b1--',
  '',
].join('\r\n')

describe('SES', () => {
  const client = () => new SESClient(world.client({ aws: { ses: {} } }))

  it('puts a mail into the inbox of everybody it is to', async () => {
    const output = await client().send(
      new SendEmailCommand({
        Source: 'Shop <shop@example.com>',
        Destination: { ToAddresses: ['ana@example.com'], CcAddresses: ['Bo <bo@example.com>'] },
        Message: {
          Subject: { Data: 'A & B' },
          Body: { Text: { Data: 'Code 1 < 2 ü' }, Html: { Data: '<b>no</b>' } },
        },
      }),
    )
    expect(output.MessageId).toMatch(/^[\w-]{36,}$/)
    const from = 'Shop <shop@example.com>'
    const mail = { ...common, medium: 'EMAIL', subject: 'A & B', text: 'Code 1 < 2 ü', plain: true, from }
    expect(world.sent).toEqual([
      { ...mail, to: 'ana@example.com' },
      { ...mail, to: 'bo@example.com' },
    ])
    expect(world.told).toEqual([{ kind: 'aws', what: 'ses SendEmail', outcome: '200' }])
  })

  it('reads a raw mail: who it is to, its subject and its plain text', async () => {
    await client().send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(letter) } }))
    const from = 'shop@example.com'
    const mail = {
      ...common,
      medium: 'EMAIL',
      subject: 'Grüße!',
      text: 'Schön, dass Sie da sind',
      plain: true,
      from,
    }
    expect(world.sent).toEqual([
      { ...mail, to: 'ana@example.com' },
      { ...mail, to: 'bo@example.com' },
    ])
  })

  it('sends a raw mail to those who are named beside it, and to no other', async () => {
    await client().send(
      new SendRawEmailCommand({
        Destinations: ['cy@example.com'],
        RawMessage: { Data: Buffer.from(letter) },
      }),
    )
    expect(world.sent.map(({ to }) => to)).toEqual(['cy@example.com'])
  })

  const to = (...ToAddresses: string[]) => ({ ToAddresses })
  const Message = { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } }
  it.each([
    ['nobody to send to', { Source: 'a@b.c', Destination: {}, Message }, 'Missing required header: To.'],
    ['no domain', { Source: 'a@b.c', Destination: to('ana'), Message }, `Missing final '@domain'`],
    ['no address', { Source: 'a@b.c', Destination: to('a b@c'), Message }, 'Illegal address'],
    [
      'no body',
      { Source: 'a@b.c', Destination: to('a@b.c'), Message: { Subject: { Data: 's' }, Body: {} } },
      'A message has a subject, and a body of text or HTML.',
    ],
  ])('refuses a mail that has %s', async (_, input, message) => {
    expect(await failureOf(client().send(new SendEmailCommand(input as never)))).toEqual([
      'InvalidParameterValue',
      message,
    ])
    expect(world.sent).toEqual([])
  })

  it('says that it has no templates', async () => {
    const input = { Source: 'a@b.c', Destination: to('a@b.c'), Template: 'welcome', TemplateData: '{}' }
    const [name, message] = await failureOf(client().send(new SendTemplatedEmailCommand(input)))
    expect(name).toMatch(/^TemplateDoesNotExist/)
    expect(message).toMatch(/keeps no templates/)
  })
})

describe('SES, version 2', () => {
  const client = () => new SESv2Client(world.client({ aws: { ses: {} } }))

  it.each([
    [
      'simple',
      { Simple: { Subject: { Data: 'Hi' }, Body: { Html: { Data: '<p>you</p>' } } } },
      'Hi',
      { text: '<p>you</p>' },
    ],
    [
      'raw',
      { Raw: { Data: Buffer.from(letter) } },
      'Grüße!',
      { text: 'Schön, dass Sie da sind', plain: true },
    ],
  ])('puts a %s mail into the inbox', async (_, Content, subject, words) => {
    const output = await client().send(
      new SendV2({
        FromEmailAddress: 'shop@example.com',
        Destination: { ToAddresses: ['ana@example.com'] },
        Content,
      }),
    )
    expect(output.MessageId).toBeDefined()
    expect(world.sent).toEqual([
      { ...common, medium: 'EMAIL', to: 'ana@example.com', from: 'shop@example.com', subject, ...words },
    ])
    expect(world.told).toEqual([{ kind: 'aws', what: 'ses SendEmail', outcome: '200' }])
  })

  it('says that it has no templates', async () => {
    const Content = { Template: { TemplateName: 'welcome' } }
    const Destination = { ToAddresses: ['a@b.c'] }
    const [, message] = await failureOf(
      client().send(new SendV2({ FromEmailAddress: 'a@b.c', Destination, Content })),
    )
    expect(message).toMatch(/keeps no templates/)
  })
})

describe('SNS', () => {
  const client = () => new SNSClient(world.client({ aws: { sns: {} } }))
  const topic = 'arn:aws:sns:us-east-1:123456789012:signups'

  it('puts a text into the inbox', async () => {
    await client().send(new SetSMSAttributesCommand({ attributes: { DefaultSMSType: 'Transactional' } }))
    const output = await client().send(
      new PublishCommand({
        PhoneNumber: '+1 (555) 010-0999',
        Message: 'Your code: 1',
        MessageAttributes: { 'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'Shop' } },
      }),
    )
    expect(output.MessageId).toMatch(/^[\w-]{36}$/)
    expect(world.sent).toEqual([{ ...common, medium: 'SMS', to: '+15550100999', text: 'Your code: 1' }])
  })

  it('keeps what is published to a topic under its ARN', async () => {
    const Message = JSON.stringify({ default: 'for all', sms: 'for phones' })
    await client().send(
      new PublishCommand({ TopicArn: topic, Subject: 'New', Message, MessageStructure: 'json' }),
    )
    expect(world.sent).toEqual([{ ...common, medium: 'SMS', to: topic, subject: 'New', text: 'for all' }])
  })

  it.each([
    ['no target', { Message: 'x' }, /no value for required parameter/],
    ['a number that is none', { PhoneNumber: 'ana', Message: 'x' }, /ana is not valid to publish to/],
    ['no message', { PhoneNumber: '+15550100999', Message: '' }, /Empty message/],
    [
      'a structure that is none',
      { TopicArn: topic, Message: '{', MessageStructure: 'json' },
      /failed to parse/,
    ],
    [
      'a structure without default',
      { TopicArn: topic, Message: '{}', MessageStructure: 'json' },
      /No default entry/,
    ],
  ])('refuses %s', async (_, input, message) => {
    const [name, said] = await failureOf(client().send(new PublishCommand(input)))
    expect(name).toMatch(/^InvalidParameter/)
    expect(said).toMatch(message)
    expect(world.sent).toEqual([])
  })
})
