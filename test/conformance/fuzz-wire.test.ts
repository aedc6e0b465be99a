import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { App } from '../../src/app/app.ts'
import { startApp } from '../../src/app/start-app.ts'
import type { Log } from '../../src/protocol/log.ts'
import { drawBy, type Draw } from '../fuzz/draw.ts'
import { folder } from '../serve.ts'
import { files } from './project.ts'

/** How many requests are spoilt; `POOLWRIGHT_FUZZ_REQUESTS=20000` for a long run, `POOLWRIGHT_FUZZ_SEED` for another. */
const told = (name: string, usual: number) => Number(process.env[`POOLWRIGHT_FUZZ_${name}`] ?? usual)
const [seed, requests] = [told('SEED', 20_261_123), told('REQUESTS', 500)]

const password = 'Corr3ct-Horse!'
const { dir, remove } = folder(files)
const errors: unknown[] = []
const said: string[] = []
const tell = (facts: object, message: string) => void said.push(`${message} ${JSON.stringify(facts)}`)
const log: Log = {
  debug: tell,
  info: tell,
  warn: tell,
  error: (facts, message) => void errors.push([message, facts]),
}
const open = () => startApp({ root: dir, mode: 'dev', port: 0, log })
let app: App
let clients: Readonly<Record<string, string>> = {}
let pool = ''
beforeAll(async () => {
  app = await open()
  const people = app.model().pools.find(({ name }) => name === 'people')
  pool = people?.id ?? ''
  clients = Object.fromEntries((people?.clients ?? []).map(({ name, id }) => [name, id]))
})
afterAll(async () => {
  await app.close()
  remove()
})

const authorization = `AWS4-HMAC-SHA256 Credential=AKIAX/20260101/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`
const ask = (operation: string, input: object) => [
  'POST / HTTP/1.1',
  'host: localhost',
  'content-type: application/x-amz-json-1.1',
  `x-amz-target: AWSCognitoIdentityProviderService.${operation}`,
  'x-amz-date: 20260101T000000Z',
  `authorization: ${authorization}`,
  'connection: close',
  JSON.stringify(input),
]
const kim = () => ({ UserPoolId: pool, Username: 'kim' })
/** Requests as they should be, the body at their end. */
const right = () => [
  ask('ListUsers', { UserPoolId: pool, Filter: 'username = "kim"', Limit: 10 }),
  ask('AdminGetUser', kim()),
  ask('AdminSetUserPassword', { ...kim(), Password: password, Permanent: true }),
  ask('InitiateAuth', {
    ClientId: clients['web'],
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'kim', PASSWORD: password },
  }),
  ask('SignUp', { ClientId: clients['web'], Username: 'lea', Password: password }),
  ask('CreateUserPool', { PoolName: 'made', UserPoolTags: { a: 'b' } }),
  [
    'POST / HTTP/1.1',
    'host: localhost',
    'content-type: application/x-www-form-urlencoded',
    'connection: close',
    'Action=GetCallerIdentity&Version=2011-06-15',
  ],
]

const lines = [
  'transfer-encoding: chunked',
  'transfer-encoding: gzip, chunked',
  'transfer-encoding: identity',
  'content-length: 1',
  'content-length: -1',
  'content-length: 99999999999999999999',
  'content-encoding: gzip',
  'content-encoding: aws-chunked',
  'expect: 100-continue',
  'expect: 200-ok',
  'connection: upgrade',
  'upgrade: h2c',
  'x-amz-target: AWSCognitoIdentityProviderService.DeleteUserPool',
  'x-amz-target: __proto__.constructor',
  'x-amz-target:',
  'content-type: application/json',
  'content-type: application/x-amz-json-1.1; charset=utf-16',
  'content-type: multipart/form-data; boundary=a',
  'authorization: Bearer a',
  'host: evil.example',
  'host:',
  ' folded: a',
  'no colon',
  `x-long: ${'a'.repeat(20_000)}`,
  'origin: null',
  'cookie: \u00ff\u00fe',
]
const starts = [
  'GET / HTTP/1.1',
  'POST //?a HTTP/1.1',
  'POST /?Action=GetCallerIdentity HTTP/1.1',
  'POST http://evil.example/ HTTP/1.1',
  'POST * HTTP/1.1',
  'POST /%00 HTTP/1.1',
  'POST / HTTP/1.0',
  'POST / HTTP/9.9',
  'post / HTTP/1.1',
  'CONNECT a:1 HTTP/1.1',
  'TRACE / HTTP/1.1',
  'PRI * HTTP/2.0',
  'POST /../etc/passwd HTTP/1.1',
  'POST /_poolwright/api/users HTTP/1.1',
  '',
]
const bodies = [
  '',
  '{',
  '{}',
  '[]',
  'null',
  '"a"',
  '{"a":1}{"a":1}',
  '\ufeff{}',
  '{"UserPoolId":"a","UserPoolId":"b"}',
  `${'['.repeat(100_000)}`,
  '0\r\n\r\n',
  'ffffffffffffffff\r\n',
  '5;a=b\r\n{}   \r\n0\r\n\r\n',
  '\u0000',
  '{"a":"\\ud800"}',
  `{"Username":"${'a'.repeat(2_000_000)}"}`,
  'Action=a&Action=b',
  '%zz=%',
  '{"__proto__":{"UserPoolId":"a"}}',
]

/** A request with up to three mistakes in it, as bytes. */
function spoilt(draw: Draw): Buffer {
  const parts = draw.pick(right())
  const [start = '', ...headers] = parts.slice(0, -1)
  const request = { start, headers, body: parts.at(-1) ?? '', counted: true }
  for (let left = draw.below(4); left > 0; left--)
    draw.pick([
      () => void (request.start = draw.pick(starts)),
      () => void request.headers.splice(draw.below(headers.length), 0, draw.pick(lines)),
      () => void request.headers.splice(draw.below(headers.length), 1),
      () => void (request.body = draw.pick(bodies)),
      () => void (request.body = request.body.slice(0, draw.below(1000) % (request.body.length + 1))),
      () => void (request.counted = false),
    ])()
  const count = request.counted ? [`content-length: ${Buffer.byteLength(request.body)}`] : []
  const bytes = Buffer.from([request.start, ...request.headers, ...count, '', request.body].join('\r\n'))
  if (draw.chance(20)) bytes[draw.below(100_000) % bytes.length] = draw.below(256)
  return draw.chance(5) ? Buffer.concat([bytes, bytes]) : bytes
}

/** Everything that is answered to bytes. Who waits for more than came is left after so many milliseconds. */
function answersTo(bytes: Buffer, patience?: number): Promise<string> {
  return new Promise((done) => {
    let answered = ''
    const socket = connect(app.port, '127.0.0.1')
    socket.on('data', (part: Buffer) => (answered += part.toString()))
    // Who is cut off while still sending may not hear why.
    socket.on('error', () => undefined)
    socket.on('close', () => done(answered))
    if (patience !== undefined) socket.setTimeout(patience, () => socket.destroy())
    socket.write(bytes)
  })
}
const call = async (operation: string, input: object) => {
  const bytes = ask(operation, input)
  const body = bytes.at(-1) ?? ''
  const head = [...bytes.slice(0, -1), `content-length: ${Buffer.byteLength(body)}`, '', body]
  const answered = await answersTo(Buffer.from(head.join('\r\n')))
  return JSON.parse(answered.slice(answered.indexOf('\r\n\r\n') + 4)) as Readonly<Record<string, any>>
}

it(
  'answers whatever comes over the wire with a refusal at worst, and has all it had when it begins anew',
  async () => {
    await call('AdminCreateUser', { ...kim(), UserAttributes: [{ Name: 'email', Value: 'kim@example.com' }] })
    await call('AdminSetUserPassword', { ...kim(), Password: password, Permanent: true })
    const property = fc.asyncProperty(fc.gen(), async (next) => {
      const bytes = spoilt(drawBy(next))
      const answered = await answersTo(bytes, 100)
      for (const [, status, rest] of answered.matchAll(/HTTP\/1\.1 (\d+) ([^]*?)(?=HTTP\/1\.1 |$)/g)) {
        expect(Number(status)).toBeLessThan(500)
        expect(rest?.toLowerCase()).not.toMatch(/<html|\bat .*\.[tj]s:\d/)
      }
    })
    await fc.assert(property, { seed, numRuns: requests, endOnFailure: true })
    expect(errors).toEqual([])
    expect(said.join()).not.toContain(password)

    const before = await call('ListUsers', { UserPoolId: pool })
    const pools = await call('ListUserPools', { MaxResults: 60 })
    expect(before['Users'].map(({ Username }: { Username: string }) => Username)).toContain('kim')
    await app.close()
    app = await open()
    expect(await call('ListUsers', { UserPoolId: pool })).toEqual(before)
    expect(await call('ListUserPools', { MaxResults: 60 })).toEqual(pools)
    expect(await call('AdminGetUser', kim())).toMatchObject({ Username: 'kim', Enabled: true })
  },
  30_000 + requests * 100,
)
