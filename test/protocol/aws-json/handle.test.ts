import { describe, expect, it } from 'vitest'
import { openBackground } from '../../../src/adapters/background/open-background.ts'
import { flow, type Step } from '../../../src/engine/flow.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import { Fault } from '../../../src/model/fault.ts'
import { handle } from '../../../src/protocol/aws-json/handle.ts'
import { isDeclared } from '../../../src/protocol/aws-json/declared.ts'
import type { FinishedRun, Served, Serving } from '../../../src/protocol/aws-json/serving.ts'
import type { Ask } from '../../../src/protocol/exchange.ts'

const refuse = (error: unknown) => ({
  name: 'refuse',
  run(): undefined {
    throw error
  },
})
const served = (name: string, access: Served['access'], error?: unknown): Served => {
  const begin = flow<{ Username: string }>(name)
  return {
    service: 'cognito-idp',
    name,
    access,
    flow: error
      ? begin.step(refuse(error))
      : begin.step({ name: 'greet', run: ({ Username }) => ({ hello: Username }) }),
    output: ({ hello }: { hello?: string }) => (hello === 'nobody' ? {} : { hello }),
  }
}
const signature = (service = 'cognito-idp') => ({
  host: 'localhost',
  'x-amz-date': '20260102T030405Z',
  authorization: `AWS4-HMAC-SHA256 Credential=AKID/20260102/eu-west-1/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
})

const iam = { account: '123456789012', accessKey: () => undefined }

function world(operation: Served, more: Partial<Serving> = {}) {
  const background = openBackground(() => undefined)
  const runs: FinishedRun[] = []
  const lines: { level: string; fields: object; message: string }[] = []
  const callers: Ports['caller'][] = []
  const log = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, fields, message })
  let ticks = 0
  const serving: Serving = {
    operations: new Map([[`cognito-idp:${operation.name}`, operation]]),
    ports(caller) {
      callers.push(caller)
      return {
        caller,
        clock: { now: () => 1_000, ticks: () => ++ticks },
        background,
        iam,
      } as unknown as Ports
    },
    signed: 'believed',
    log: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
    onRun: (run) => void runs.push(run),
    ...more,
  }
  const ask = async (body: string | object, headers: Ask['headers'] = {}, name = operation.name) => {
    const answer = await handle(
      'cognito-idp',
      name,
      {
        id: 'the-id',
        method: 'POST',
        path: '/',
        query: '',
        headers: { 'content-type': 'application/x-amz-json-1.1', 'user-agent': 'test', ...headers },
        body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
        ip: '10.0.0.1',
      },
      serving,
    )
    return { ...answer, body: JSON.parse(answer.body) as { __type?: string; message?: string } }
  }
  return { ask, runs, lines, callers, settled: () => background.close() }
}

const input = { ClientId: 'abc', Username: 'ana', ConfirmationCode: '123456' }
const confirm = served('ConfirmSignUp', 'client')

describe('an operation that leaves work in the background', () => {
  it('is answered at once, and told of when the work is done', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const leave: Step<object> = {
      name: 'leave',
      run: (_, { background }, { trace }) => {
        void background.begin(async () => {
          await promise
          trace.push({ step: 'left behind', at: 0, took: 0, gave: [], inside: [] })
        })
        return undefined
      },
    }
    const { ask, runs, settled } = world({
      ...confirm,
      flow: flow<{ Username: string }>('ConfirmSignUp').step(leave),
      output: () => ({}),
    })
    expect(await ask(input)).toMatchObject({ status: 200 })
    expect(runs).toEqual([])
    resolve()
    await settled()
    expect(runs).toMatchObject([
      { outcome: 'answered', trace: [{ step: 'leave', inside: [{ step: 'left behind' }] }] },
    ])
  })
})

describe('an operation on the wire', () => {
  it('answers with its output, and the id of the request', async () => {
    const { ask, callers } = world(confirm)
    const { status, headers, body } = await ask(input)
    expect([status, body]).toEqual([200, { hello: 'ana' }])
    expect(headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-RequestId': 'the-id',
      'access-control-allow-origin': '*',
    })
    expect(callers).toEqual([{ requestId: 'the-id', ip: '10.0.0.1', userAgent: 'test' }])
  })

  it('says an empty output as an empty object', async () => {
    expect((await world(confirm).ask({ ...input, Username: 'nobody' })).body).toEqual({})
  })

  it('hands over the account of what happened', async () => {
    const { ask, runs, lines } = world(confirm)
    await ask(input)
    expect(runs).toMatchObject([
      {
        requestId: 'the-id',
        operation: 'ConfirmSignUp',
        outcome: 'answered',
        at: 1000,
        trace: [{ step: 'greet' }],
      },
    ])
    expect(lines).toMatchObject([{ level: 'debug', message: 'ConfirmSignUp answered' }])
  })

  it('takes characters that are escaped by their halves', async () => {
    const { status, body } = await world(confirm).ask(JSON.stringify(input).replace('ana', '\\ud83d\\ude00'))
    expect([status, body]).toEqual([200, { hello: '😀' }])
  })

  it('takes a content type with a charset', async () => {
    const headers = { 'content-type': 'Application/X-Amz-Json-1.1; charset=utf-8' }
    expect((await world(confirm).ask(input, headers)).status).toBe(200)
  })

  it.each<[string, string | object, Ask['headers'], string]>([
    ['no content type', input, { 'content-type': undefined }, 'SerializationException'],
    ['another content type', input, { 'content-type': 'text/html' }, 'SerializationException'],
    ['half a document', '{"ClientId":', {}, 'SerializationException'],
    ['a list', '[]', {}, 'SerializationException'],
    ['half a character', '{"Username":"a\\ud83d"}', {}, 'SerializationException'],
    ['half a character in a name', '{"\\uDE00":"a"}', {}, 'SerializationException'],
    ['null', 'null', {}, 'SerializationException'],
    ['a number for a text', { ...input, Username: 1 }, {}, 'SerializationException'],
    ['nothing, where something is needed', '', {}, 'InvalidParameterException'],
    [
      'a value that breaks a constraint',
      { ...input, ConfirmationCode: 'no code' },
      {},
      'InvalidParameterException',
    ],
  ])('refuses %s', async (_, body, headers, code) => {
    const { status, headers: said, body: told } = await world(confirm).ask(body, headers)
    expect([status, told.__type]).toEqual([400, code])
    expect(said['x-amzn-ErrorType']).toBe(`${code}:`)
    expect(said['x-amzn-ErrorMessage']).toBe(told.message)
  })

  it('refuses bytes that are no UTF-8', async () => {
    const service = {
      operations: new Map([['cognito-idp:ConfirmSignUp', confirm]]),
      ports: (caller: Ports['caller']) => ({ caller, clock: { now: () => 0, ticks: () => 0 } }),
    }
    const ask = {
      id: '1',
      method: 'POST',
      path: '/',
      query: '',
      headers: { 'content-type': 'application/x-amz-json-1.1' },
      body: Buffer.from([0x22, 0xff, 0x22]),
    }
    const silent = { debug() {}, info() {}, warn() {}, error() {} }
    const answer = await handle('cognito-idp', 'ConfirmSignUp', ask, {
      ...service,
      log: silent,
      signed: 'believed',
    } as unknown as Serving)
    expect(JSON.parse(answer.body)).toMatchObject({ __type: 'SerializationException' })
  })

  it.each([
    ['CreateUserPool', 'The operation CreateUserPool is not served by this version of Poolwright.', 1],
    ['<script>', 'The operation is not known.', 0],
    ['__proto__', 'The operation is not known.', 0],
    ['', 'The operation is not known.', 0],
  ])('does not know `%s`, and tells of it only where Cognito does', async (name, message, told) => {
    const { ask, runs } = world(confirm)
    const { status, body } = await ask(input, {}, name)
    expect([status, body]).toEqual([400, { __type: 'UnknownOperationException', message }])
    expect(runs).toHaveLength(told)
    for (const run of runs) expect(run).toMatchObject({ operation: name, outcome: body['__type'], message })
  })

  it('does not let a body reach the prototype of anything', async () => {
    const body =
      '{"__proto__":{"polluted":1},"ClientId":"abc","Username":"ana","ConfirmationCode":"1","ClientMetadata":{"__proto__":"x","constructor":"y"}}'
    expect((await world(confirm).ask(body)).body).toEqual({ hello: 'ana' })
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})

describe('a refusal', () => {
  it('is said in the code and the words of the fault', async () => {
    const fault = new Fault('CodeMismatchException')
    const { ask, runs, lines } = world(served('ConfirmSignUp', 'client', fault))
    const { status, headers, body } = await ask(input)
    expect([status, body]).toEqual([400, { __type: 'CodeMismatchException', message: fault.message }])
    expect(headers['x-amzn-ErrorType']).toBe('CodeMismatchException:')
    expect(runs[0]?.outcome).toBe('CodeMismatchException')
    expect(lines.map(({ level }) => level)).toEqual(['debug'])
  })

  it('says in a header on one line what a script says on two', async () => {
    const fault = new Fault('UserLambdaValidationException', 'PreSignUp failed with error 안돼\r\nX-Evil: 1.')
    const { headers, body } = await world(served('ConfirmSignUp', 'client', fault)).ask(input)
    expect(headers['x-amzn-ErrorMessage']).toBe('PreSignUp failed with error  X-Evil: 1.')
    expect(body.message).toBe(fault.message)
  })

  it('is logged as our own mistake where the operation does not list its code', async () => {
    const { ask, lines } = world(served('ConfirmSignUp', 'client', new Fault('GroupExistsException')))
    expect((await ask(input)).body.__type).toBe('GroupExistsException')
    expect(lines).toMatchObject([
      { level: 'error', fields: { fault: 'GroupExistsException' } },
      { level: 'debug' },
    ])
  })

  it('tells the caller nothing of a defect, and the log everything but secrets', async () => {
    const { ask, lines } = world(
      served('ConfirmSignUp', 'client', new TypeError('broken at Password="hunter2"')),
    )
    const { status, body } = await ask(input)
    expect([status, body]).toEqual([
      500,
      { __type: 'InternalErrorException', message: 'Something went wrong on our side.' },
    ])
    expect(lines[0]).toMatchObject({
      level: 'error',
      fields: { incident: 'the-id', error: { type: 'TypeError' } },
    })
    expect(JSON.stringify(lines)).not.toContain('hunter2')
  })

  it.each([
    ['its own', 'CodeMismatchException', true],
    ['every operation’s', 'AccessDeniedException', true],
    ['another operation’s', 'GroupExistsException', false],
  ] as const)('may have a code that is %s', (_, code, declared) => {
    expect(isDeclared(confirm, code)).toBe(declared)
  })
})

describe('an operation of administrators', () => {
  const getUser = served('AdminGetUser', 'admin')
  const about = { UserPoolId: 'us-east-1_Shop00001', Username: 'ana' }

  it('believes the well-formed signature of a key that nobody knows, and records whose it is', async () => {
    const { ask, runs } = world(getUser)
    expect((await ask(about, signature())).status).toBe(200)
    const arn = 'arn:aws:iam::123456789012:root'
    expect(runs[0]?.signedBy).toEqual({ accessKeyId: 'AKID', region: 'eu-west-1', arn, proven: false })
  })

  it.each<[string, Ask['headers'], string, Serving['signed']]>([
    ['no signature', {}, 'MissingAuthenticationTokenException', 'believed'],
    ['no signature', {}, 'MissingAuthenticationTokenException', 'decided'],
    [
      'half a signature',
      { authorization: 'AWS4-HMAC-SHA256 Credential=x' },
      'IncompleteSignatureException',
      'believed',
    ],
    ['a signature for another service', signature('sts'), 'InvalidSignatureException', 'believed'],
    [
      'a key that nobody knows, where none is believed',
      signature(),
      'UnrecognizedClientException',
      'decided',
    ],
    [
      'a page of another machine',
      { ...signature(), origin: 'https://evil.example' },
      'AccessDeniedException',
      'believed',
    ],
    ['a page without an origin', { ...signature(), origin: 'null' }, 'AccessDeniedException', 'believed'],
  ])('refuses %s', async (_, headers, code, signed) => {
    const { ask, runs } = world(getUser, { signed })
    const { status, body } = await ask(about, headers)
    expect([status, body.__type]).toEqual([400, code])
    expect(runs).toMatchObject([{ outcome: code, trace: [] }])
  })

  it('lets a page of this machine ask', async () => {
    const headers = { ...signature(), origin: 'http://localhost:3000' }
    expect((await world(getUser).ask(about, headers)).status).toBe(200)
  })

  it('refuses who it is before what it says', async () => {
    expect((await world(getUser).ask('{')).body.__type).toBe('MissingAuthenticationTokenException')
  })
})

it('does not look at a signature where none is needed', async () => {
  expect((await world(confirm).ask(input, { authorization: 'nonsense' })).status).toBe(200)
})
