import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { createServer as createSocket, type AddressInfo, type Socket } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { openSmtp } from '../../../src/adapters/delivery/smtp.ts'
import { openSns } from '../../../src/adapters/delivery/sns.ts'
import { openWebhook } from '../../../src/adapters/delivery/webhook.ts'
import type { Parcel } from '../../../src/adapters/delivery/way.ts'

const closing: (() => unknown)[] = []
afterEach(() => {
  for (const end of closing.splice(0)) end()
})

const parcel = (more: Partial<Parcel> = {}): Parcel => ({
  id: 'a1b2',
  at: Date.UTC(2026, 0, 1),
  attempts: 1,
  medium: 'EMAIL',
  poolId: 'pool',
  username: 'ana',
  to: 'ana@example.com',
  subject: '확인 코드',
  text: '<p>코드: <b>123456</b></p>',
  from: '상점 <shop@example.com>',
  replyTo: 'help@example.com',
  reason: 'SignUp',
  ...more,
})
const patience = () => AbortSignal.timeout(2_000)

async function mailServer(options: SMTPServerOptions = {}) {
  const mails: { raw: string; to: readonly string[] }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      let raw = ''
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString('latin1')))
      stream.on('end', () => {
        mails.push({ raw, to: session.envelope.rcptTo.map(({ address }) => address) })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  closing.push(() => server.close())
  const { port } = server.server.address() as AddressInfo
  return { mails, port, host: '127.0.0.1', security: 'none' as const }
}

async function socketServer(greet: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createSocket((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    greet(socket)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  closing.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, host: '127.0.0.1', security: 'none' as const }
}

async function webServer(status: number, answer = '', headers: Record<string, string> = {}) {
  const asked: { request: IncomingMessage; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      asked.push({ request, body })
      response.writeHead(status, headers).end(answer)
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  closing.push(() => server.close())
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

describe('mail by SMTP', () => {
  it('arrives in HTML and in text, in any script, from whom it is', async () => {
    const { mails, ...server } = await mailServer()
    await openSmtp(server).hand(parcel(), patience())
    const [mail] = mails
    const read = await simpleParser(Buffer.from(mail?.raw ?? '', 'latin1'))
    expect(mail?.to).toEqual(['ana@example.com'])
    expect(read.subject).toBe('확인 코드')
    expect(read.from?.value).toEqual([{ name: '상점', address: 'shop@example.com' }])
    expect(read.replyTo?.value).toMatchObject([{ address: 'help@example.com' }])
    expect(read.html).toBe('<p>코드: <b>123456</b></p>')
    expect(read.text?.trim()).toBe('코드: 123456')
    expect(read.messageId).toBe('<a1b2@example.com>')
  })

  it('is from Cognito’s own address where nobody else is said', async () => {
    const { mails, ...server } = await mailServer()
    const { from: _, ...bare } = parcel()
    await openSmtp(server).hand(bare, patience())
    expect(mails[0]?.raw).toContain('From: no-reply@verificationemail.com')
  })

  it.each<[string, Partial<Parcel>]>([
    ['two recipients', { to: 'ana@example.com, eve@example.com' }],
    ['a recipient with a line end', { to: 'ana@example.com\r\nBcc: eve@example.com' }],
    ['a sender with a line end', { from: 'a@example.com\r\nBcc: eve@example.com' }],
    ['answers to two', { replyTo: 'a@example.com, b@example.com' }],
  ])('is never sent with %s', async (_, more) => {
    const { mails, ...server } = await mailServer()
    await expect(openSmtp(server).hand(parcel(more), patience())).rejects.toMatchObject({ passing: false })
    expect(mails).toEqual([])
  })

  it.each([
    [450, true],
    [550, false],
  ])('that is refused with %i may pass another time: %s', async (responseCode, passing) => {
    const { mails: _, ...server } = await mailServer({
      onRcptTo: ({ address }, __, done) =>
        done(Object.assign(new Error(`<${address}> is unknown`), { responseCode })),
    })
    const failed = await openSmtp(server)
      .hand(parcel(), patience())
      .catch((error: unknown) => error)
    expect(failed).toMatchObject({ passing, message: `SMTP ${responseCode} (EENVELOPE)` })
  })

  it.each<[string, (socket: Socket) => void]>([
    ['never answers', () => {}],
    ['closes at once', (socket) => socket.destroy()],
    ['closes after its greeting', (socket) => socket.end('220 hello\r\n')],
    ['is none of SMTP', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ])('to a server that %s may pass another time', async (_, greet) => {
    const server = await socketServer(greet)
    const signal = AbortSignal.timeout(300)
    await expect(openSmtp(server).hand(parcel(), signal)).rejects.toMatchObject({
      name: 'Undelivered',
      passing: true,
    })
  })

  it('goes to no server without STARTTLS where that is asked for, and neither does a password', async () => {
    const { mails, ...server } = await mailServer()
    const login = { user: 'shop', password: 'hunter2' }
    for (const options of [
      { ...server, security: 'starttls' as const },
      { ...server, login },
    ])
      await expect(openSmtp(options).hand(parcel(), patience())).rejects.toMatchObject({ passing: true })
    expect(mails).toEqual([])
  })
})

const clock = { now: () => 1_767_225_600_123 }

describe('a webhook', () => {
  it('is told the message, signed with its time', async () => {
    const { asked, url } = await webServer(204)
    const {
      subject: _,
      from: __,
      replyTo: ___,
      ...text
    } = parcel({ medium: 'SMS', to: '+15550100', text: '123456' })
    await openWebhook({ url, key: 'key', clock }).hand({ ...text, code: '123456' }, patience())
    const [{ request, body } = { request: { headers: {} }, body: '' }] = asked
    expect(request.headers).toMatchObject({
      'content-type': 'application/json',
      'poolwright-timestamp': '1767225600',
      'poolwright-signature': `v1=${createHmac('sha256', 'key').update(`1767225600.${body}`).digest('hex')}`,
    })
    expect(JSON.parse(body)).toEqual({
      id: 'a1b2',
      attempt: 1,
      at: '2026-01-01T00:00:00.000Z',
      medium: 'SMS',
      poolId: 'pool',
      username: 'ana',
      reason: 'SignUp',
      to: '+15550100',
      text: '123456',
      code: '123456',
    })
  })

  it.each([
    [302, false],
    [400, false],
    [408, true],
    [429, true],
    [500, true],
  ])('that says %i may be tried again: %s', async (status, passing) => {
    const elsewhere = await webServer(200)
    const { url } = await webServer(status, '', { location: elsewhere.url })
    await expect(openWebhook({ url, key: 'key', clock }).hand(parcel(), patience())).rejects.toMatchObject({
      passing,
      message: `HTTP ${status}`,
    })
    expect(elsewhere.asked).toEqual([])
  })

  it('that never answers may be tried again', async () => {
    const { port } = await socketServer(() => {})
    const way = openWebhook({ url: `http://127.0.0.1:${port}`, key: 'key', clock })
    await expect(way.hand(parcel(), AbortSignal.timeout(200))).rejects.toMatchObject({ passing: true })
  })
})

describe('SNS', () => {
  const keys = { region: 'us-east-1', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', clock }
  const text = parcel({ medium: 'SMS', to: '+15550100', text: '코드 123456' })

  it('is asked to publish a text, signed', async () => {
    const { asked, url } = await webServer(200)
    await openSns({ ...keys, endpoint: url, senderId: 'Shop' }).hand(text, patience())
    const [{ request, body } = { request: { headers: {} as Record<string, string> }, body: '' }] = asked
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      Action: 'Publish',
      Version: '2010-03-31',
      PhoneNumber: '+15550100',
      Message: '코드 123456',
      'MessageAttributes.entry.2.Value.StringValue': 'Shop',
    })
    expect(request.headers['authorization']).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20260101\/us-east-1\/sns\/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=[0-9a-f]{64}$/,
    )
  })

  it.each([
    [400, 'InvalidParameter', false],
    [400, 'Throttling', true],
    [403, 'SignatureDoesNotMatch', true],
    [500, 'InternalError', true],
  ])('that says %i %s may be asked again: %s', async (status, code, passing) => {
    const { url } = await webServer(status, `<Error><Code>${code}</Code><Message>+15550100</Message></Error>`)
    await expect(openSns({ ...keys, endpoint: url }).hand(text, patience())).rejects.toMatchObject({
      passing,
      message: `SNS ${status} ${code}`,
    })
  })
})
