import { request as httpRequest, Agent } from 'node:http'
import type { IncomingHttpHeaders, RequestOptions } from 'node:http'
import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { flow } from '../../src/engine/flow.ts'
import type { Ports } from '../../src/engine/ports.ts'
import type { Served, Serving } from '../../src/protocol/aws-json/serving.ts'
import { listen, PortInUse } from '../../src/protocol/listen.ts'
import type { Listening } from '../../src/protocol/listen.ts'
import { longest } from '../../src/protocol/read-body.ts'
import { answerRoot } from '../../src/protocol/root.ts'

const errors: unknown[] = []
let letGo = () => {}
const slow = new Promise<void>((resolve) => (letGo = resolve))
const served: readonly Served[] = [
  {
    service: 'cognito-idp',
    name: 'ConfirmSignUp',
    access: 'client',
    flow: flow<object>('ConfirmSignUp'),
    output: () => ({}),
  },
  {
    service: 'cognito-idp',
    name: 'GetUser',
    access: 'user',
    flow: flow<object>('GetUser').step({ name: 'wait', run: async () => void (await slow) }),
    output: () => ({ Username: 'ana' }),
  },
  {
    service: 'cognito-idp',
    name: 'AdminGetUser',
    access: 'admin',
    flow: flow<object>('AdminGetUser'),
    output: () => ({}),
  },
]
const serving: Serving = {
  operations: new Map(served.map((operation) => [`cognito-idp:${operation.name}`, operation])),
  ports: (caller) => ({ caller, clock: { now: () => 0, ticks: () => 0 } }) as unknown as Ports,
  signed: 'believed',
  log: { debug() {}, info() {}, warn() {}, error: (...said) => void errors.push(said) },
}

let server: Listening
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
beforeAll(async () => {
  server = await listen(
    (request, response) => void answerRoot(request, response, serving),
    ['127.0.0.1', '::1'],
    0,
  )
})
afterAll(async () => {
  agent.destroy()
  await server.close(100)
})

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly port: number
}
const send = (body: string | Buffer, headers: Record<string, string> = {}, more: RequestOptions = {}) =>
  new Promise<Answer>((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port: server.port, method: 'POST', path: '/', agent, headers, ...more },
      (response) => {
        const chunks: Buffer[] = []
        const port = response.socket.localPort ?? 0
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
            port,
          }),
        )
      },
    )
    request.on('error', reject)
    request.end(body)
  })

const target = (name: string) => ({
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': `AWSCognitoIdentityProviderService.${name}`,
})
const input = JSON.stringify({ ClientId: 'abc', Username: 'ana', ConfirmationCode: '123456' })

describe('the root of the server', () => {
  it('answers an operation in AWS’s JSON, and keeps the connection', async () => {
    const first = await send(input, target('ConfirmSignUp'))
    const second = await send(input, target('ConfirmSignUp'))
    expect([first.status, first.body]).toEqual([200, '{}'])
    expect(first.headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.1',
      'content-length': '2',
    })
    expect(first.headers.date).toBeTruthy()
    expect(first.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/)
    expect(second.headers['x-amzn-requestid']).not.toBe(first.headers['x-amzn-requestid'])
    expect(second.port).toBe(first.port)
  })

  it('answers by both names of this machine', async () => {
    const answer = await send(input, target('ConfirmSignUp'), { host: '::1' }).catch(
      (error: unknown) => error,
    )
    // Where a machine has no IPv6, there is nobody to answer.
    expect(answer).toSatisfy(
      (said: { status?: number; code?: string }) => said.status === 200 || said.code === 'EADDRNOTAVAIL',
    )
  })

  it('lets browsers ask, whichever page they show', async () => {
    const { status, headers, body } = await send(
      '',
      { origin: 'http://localhost:3000' },
      { method: 'OPTIONS' },
    )
    expect([status, body]).toEqual([200, ''])
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(headers['access-control-allow-headers']).toContain('x-amz-target')
    const answer = await send(input, { ...target('ConfirmSignUp'), origin: 'http://localhost:3000' })
    expect(answer.headers['access-control-expose-headers']).toContain('x-amzn-ErrorType')
  })

  it.each([
    ['HEAD', 200],
    ['GET', 200],
    ['PUT', 405],
    ['DELETE', 405],
  ])('answers %s with %i, and no HTML', async (method, status) => {
    const answer = await send('', {}, { method })
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toContain('json')
    expect(answer.body === '').toBe(method === 'HEAD')
  })

  it.each<[string, Record<string, string>, string, string]>([
    ['an operation that is not served', target('CreateUserPool'), '{}', 'CreateUserPool is not served'],
    ['no operation', target('Nonsense'), '{}', 'not known'],
    ['no target', { 'content-type': 'application/x-amz-json-1.1' }, '{}', 'X-Amz-Target'],
    [
      'a target of identity pools',
      { ...target(''), 'x-amz-target': 'AWSCognitoIdentityService.GetId' },
      '{}',
      'GetId is not served',
    ],
    [
      'a target of another service',
      { ...target(''), 'x-amz-target': 'DynamoDB_20120810.GetItem' },
      '{}',
      'not known',
    ],
  ])('refuses %s by name', async (_, headers, body, words) => {
    const answer = await send(body, headers)
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body)).toEqual({
      __type: 'UnknownOperationException',
      message: expect.stringContaining(words),
    })
  })

  it.each([
    [
      'POST',
      '/',
      'Action=GetCallerIdentity&Version=2011-06-15',
      'The operation GetCallerIdentity is not served',
    ],
    [
      'GET',
      '/?Action=AssumeRole',
      '',
      'Could not find operation AssumeRole for version NO_VERSION_SPECIFIED',
    ],
    ['POST', '/', 'Action=%3Cscript%3E', 'Could not find operation &lt;script&gt;'],
  ])('refuses STS in its own dialect: %s %s %s', async (method, path, body, words) => {
    const answer = await send(body, { 'content-type': 'application/x-www-form-urlencoded' }, { method, path })
    expect(answer.status).toBe(400)
    expect(answer.headers['content-type']).toBe('text/xml')
    expect(answer.body).toContain(words)
    expect(answer.body).toContain('<Code>InvalidAction</Code>')
  })

  it.each([
    ['a little', longest + 1],
    ['far', 9 * longest],
  ])('refuses a body that is %s too long', async (_, length) => {
    const answer = await send(Buffer.alloc(length, ' '), target('ConfirmSignUp')).catch(
      (error: NodeJS.ErrnoException) => error,
    )
    // Whoever is cut off while still sending may not hear the answer.
    if (answer instanceof Error) return expect(['EPIPE', 'ECONNRESET']).toContain(answer.code)
    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.body)).toMatchObject({ __type: 'RequestEntityTooLargeException' })
  })

  it('goes on after a caller who went away in the middle of a request', async () => {
    const socket = connect(server.port, '127.0.0.1')
    await new Promise<void>((sent) =>
      socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{', () => sent()),
    )
    socket.destroy()
    expect((await send(input, target('ConfirmSignUp'))).status).toBe(200)
    expect(errors).toEqual([])
  })

  it('answers bytes that are no HTTP with no HTML', async () => {
    const socket = connect(server.port, '127.0.0.1')
    socket.end('\u0000\u0001 nonsense\r\n\r\n')
    const said = (await socket.toArray()).join('')
    expect(said).toMatch(/^HTTP\/1\.1 400 /)
    expect(said).not.toContain('<')
  })

  it('says that a port is taken', async () => {
    await expect(listen(() => {}, ['127.0.0.1'], server.port)).rejects.toThrow(PortInUse)
  })

  it('ends what is under way before it closes', async () => {
    const own = await listen(
      (request, response) => void answerRoot(request, response, serving),
      ['127.0.0.1'],
      0,
    )
    const under = send('{"AccessToken":"a"}', target('GetUser'), { port: own.port })
    await new Promise((soon) => setTimeout(soon, 50))
    const closed = own.close(5_000)
    letGo()
    expect((await under).body).toBe('{"Username":"ana"}')
    await closed
    await expect(
      send(input, target('ConfirmSignUp'), { port: own.port, agent: new Agent() }),
    ).rejects.toThrow()
  })
})

describe('whatever is sent', () => {
  const header = fc.string({ maxLength: 60 }).map((text) => text.replace(/[^\x20-\x7e]/g, ''))
  const targets = fc.oneof(
    fc
      .constantFrom('ConfirmSignUp', 'AdminGetUser', 'CreateUserPool')
      .map((name) => target(name)['x-amz-target']),
    header,
  )
  const types = fc.oneof(
    fc.constantFrom('application/x-amz-json-1.1', 'application/x-www-form-urlencoded', 'text/plain'),
    header,
  )
  const bodies = fc.oneof(
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    fc.json({ maxDepth: 6 }).map((text) => Buffer.from(text)),
    fc
      .record({ ClientId: fc.jsonValue(), Username: fc.jsonValue(), ConfirmationCode: fc.jsonValue() })
      .map((value) => Buffer.from(JSON.stringify(value))),
    fc.nat({ max: 100_000 }).map((depth) => Buffer.from('['.repeat(depth))),
    fc
      .nat({ max: 50_000 })
      .map((depth) => Buffer.from('{"ClientMetadata":'.repeat(depth) + '1' + '}'.repeat(depth))),
  )

  it('is answered in JSON or XML, and never by a defect', async () => {
    await fc.assert(
      fc.asyncProperty(targets, types, header, bodies, async (name, type, authorization, body) => {
        const headers = { 'x-amz-target': name, 'content-type': type, authorization }
        const answer = await send(body, headers)
        expect(answer.status).toBeLessThan(500)
        expect(answer.headers['content-type']).toMatch(/json|xml/)
        if (answer.headers['content-type']?.includes('json')) JSON.parse(answer.body)
        expect(answer.body.toLowerCase()).not.toContain('<html')
      }),
      { numRuns: 400 },
    )
    expect(errors).toEqual([])
  })
})
