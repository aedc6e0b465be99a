import { createHash, createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { GetFederationTokenCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app/app.ts'
import { startApp } from '../../src/app/start-app.ts'
import { folder } from '../serve.ts'

const { dir, remove } = folder({
  'pools/env/prod.env.yaml': 'secrets: { ops-key: { env: OPS_KEY }, gone-key: { env: GONE_KEY } }\n',
  'pools/people.pool.yaml': 'signIn: { with: [username] }\n',
  'pools/ops.iam-user.yaml':
    "keys: { AKIAOPS0000000000000: { secret: ops-key } }\nallow: [{ do: '*', on: '*' }]\n",
  'pools/gone.iam-user.yaml':
    "keys: { AKIAGONE000000000000: { secret: gone-key } }\nallow: [{ do: '*', on: '*' }]\n",
})
const variables = {
  POOLWRIGHT_SEAL_KEY: 'ab'.repeat(32),
  OPS_KEY: 'secret of ops',
  GONE_KEY: 'secret of gone',
}
interface Keys {
  readonly id: string
  readonly secret: string
  readonly token?: string
}
const ops: Keys = { id: 'AKIAOPS0000000000000', secret: variables.OPS_KEY }
const gone: Keys = { id: 'AKIAGONE000000000000', secret: variables.GONE_KEY }
const now = Date.UTC(2026, 0, 2, 3, 4, 5)
const clock = { now: () => now, ticks: () => performance.now() }

let app: App
let body = ''
beforeAll(async () => {
  app = await startApp({ root: dir, mode: 'serve', env: 'prod', memory: true, port: 0, variables, clock })
  body = JSON.stringify({ UserPoolId: app.model().pools[0]?.id })
})
afterAll(async () => {
  await app.close()
  remove()
})

type Headers = readonly (readonly [name: string, value: string])[]
interface Sent {
  readonly query?: string
  readonly headers: Headers
  readonly body: string
}
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const stamp = (at: number) => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')
const host = () => new URL(app.url).host

interface How {
  readonly keys?: Keys
  readonly at?: number
  readonly region?: string
  readonly service?: string
  readonly more?: Headers
  readonly payload?: string
  /** Headers that the signature does not cover. */
  readonly without?: readonly string[]
}

/** A request for DescribeUserPool, signed by the guide's own words and by nothing of the server's. */
function signed({
  keys = ops,
  at = now,
  region = 'us-east-1',
  service = 'cognito-idp',
  more = [],
  payload,
  without = [],
}: How = {}): Sent {
  const headers: Headers = [
    ['host', host()],
    ['content-type', 'application/x-amz-json-1.1'],
    ['x-amz-date', stamp(at)],
    ['x-amz-target', 'AWSCognitoIdentityProviderService.DescribeUserPool'],
    ...(keys.token === undefined ? [] : ([['x-amz-security-token', keys.token]] as const)),
    ...more,
  ]
  const covered = headers.filter(([name]) => !without.includes(name)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const names = covered.map(([name]) => name).join(';')
  const lines = covered.map((pair) => `${pair.join(':')}\n`).join('')
  const canonical = ['POST', '/', '', lines, names, payload ?? sha256(body)].join('\n')
  const scope = [stamp(at).slice(0, 8), region, service, 'aws4_request']
  const toSign = ['AWS4-HMAC-SHA256', stamp(at), scope.join('/'), sha256(canonical)].join('\n')
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${keys.secret}`)
  const signature = hmac(key, toSign).toString('hex')
  const authorization = `AWS4-HMAC-SHA256 Credential=${keys.id}/${scope.join('/')}, SignedHeaders=${names}, Signature=${signature}`
  return { headers: [...headers, ['authorization', authorization]], body }
}

/** The same, with the values of a header changed; it goes where there is none. */
const changed = (sent: Sent, name: string, ...values: readonly string[]): Sent => ({
  ...sent,
  headers: [
    ...sent.headers.filter(([one]) => one !== name),
    ...values.map((value) => [name, value] as const),
  ],
})
const authorizationOf = ({ headers }: Sent) => headers.find(([name]) => name === 'authorization')?.[1] ?? ''

/** What is said to bytes on a socket, header by header as they are. */
function say({ headers, body: text, query = '' }: Sent, chunks?: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(app.url)
  const length = chunks ? 'transfer-encoding: chunked' : `content-length: ${Buffer.byteLength(text)}`
  const head = [
    `POST /${query} HTTP/1.1`,
    ...headers.map((pair) => pair.join(': ')),
    length,
    'connection: close',
  ]
  const parts = chunks?.map((one) => `${Buffer.byteLength(one).toString(16)}\r\n${one}\r\n`).join('')
  return new Promise((done, fail) => {
    let said = ''
    const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname)
    socket.on('data', (part) => (said += part.toString()))
    socket.on('end', () => done(said))
    socket.on('error', fail)
    socket.write(`${head.join('\r\n')}\r\n\r\n${parts === undefined ? text : `${parts}0\r\n\r\n`}`)
  })
}
async function answer(sent: Sent, chunks?: readonly string[]) {
  const said = await say(sent, chunks)
  const status = Number(said.split(' ')[1])
  const { __type = 'answered', message = '' } = JSON.parse(said.slice(said.indexOf('\r\n\r\n') + 4)) as {
    __type?: string
    message?: string
  }
  return [status, __type, message] as const
}

const invalid = 'InvalidSignatureException'
const incomplete = 'IncompleteSignatureException'
const unknown = 'UnrecognizedClientException'
const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'
const stranger = 'The security token included in the request is invalid.'
const session = async (keys: Keys): Promise<Keys> => {
  const credentials = { accessKeyId: keys.id, secretAccessKey: keys.secret }
  const sts = new STSClient({
    region: 'us-east-1',
    endpoint: app.url,
    credentials,
    systemClockOffset: now - Date.now(),
  })
  const Policy = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'
  const { Credentials } = await sts.send(new GetFederationTokenCommand({ Name: 'somebody', Policy }))
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {}
  return { id: AccessKeyId, secret: SecretAccessKey, token: SessionToken }
}

describe('a signed request, over a socket', () => {
  it.each<[string, () => Sent]>([
    ['as it is', () => signed()],
    ['of five minutes ago', () => signed({ at: now - 300_000 })],
    ['of five minutes from now', () => signed({ at: now + 300_000 })],
    ['of another region, where operations find their pools by name', () => signed({ region: 'eu-west-1' })],
    ['with the hash of its body', () => signed({ more: [['x-amz-content-sha256', sha256(body)]] })],
    ['with headers that a proxy has added', () => changed(signed(), 'x-forwarded-for', '10.0.0.1')],
    [
      'with its headers in capitals',
      () => ({
        ...signed(),
        headers: signed().headers.map(([name, value]) => [name.toUpperCase(), value] as const),
      }),
    ],
  ])('is answered: %s', async (_, sent) => {
    expect(await answer(sent())).toEqual([200, 'answered', ''])
  })

  it('is answered again within its five minutes: like AWS, nobody counts', async () => {
    const sent = signed()
    expect([await answer(sent), await answer(sent)]).toEqual([
      [200, 'answered', ''],
      [200, 'answered', ''],
    ])
  })

  it('is answered whole when it comes in pieces', async () => {
    expect(await answer(signed(), [body.slice(0, 5), body.slice(5)])).toEqual([200, 'answered', ''])
    expect(await answer(signed(), [body, ' '])).toEqual([400, invalid, mismatch])
  })

  it.each<[string, () => Sent, string, string | RegExp]>([
    [
      'of five minutes and a second ago',
      () => signed({ at: now - 301_000 }),
      invalid,
      'Signature expired: 20260102T025904Z is now earlier than 20260102T025905Z (20260102T030405Z - 5 min.)',
    ],
    [
      'of fifteen minutes ago',
      () => signed({ at: now - 900_000 }),
      invalid,
      /^Signature expired: 20260102T024905Z is now earlier than /,
    ],
    [
      'of five minutes and a second from now',
      () => signed({ at: now + 301_000 }),
      invalid,
      'Signature not yet current: 20260102T030906Z is still later than 20260102T030905Z (20260102T030405Z + 5 min.)',
    ],
    [
      'for another service',
      () => signed({ service: 'sts' }),
      invalid,
      "Credential should be scoped to correct service: 'cognito-idp'. ",
    ],
    [
      'whose region is another afterwards',
      () => changed(signed(), 'authorization', authorizationOf(signed()).replace('us-east-1', 'eu-west-1')),
      invalid,
      mismatch,
    ],
    ['with another body', () => ({ ...signed(), body: `${body} ` }), invalid, mismatch],
    ['with a query', () => ({ ...signed(), query: '?Version=1' }), invalid, mismatch],
    [
      'for another operation',
      () => changed(signed(), 'x-amz-target', 'AWSCognitoIdentityProviderService.DeleteUserPool'),
      invalid,
      mismatch,
    ],
    ['to another host', () => changed(signed(), 'host', 'localhost:1'), invalid, mismatch],
    ['at another time', () => changed(signed(), 'x-amz-date', stamp(now + 1000)), invalid, mismatch],
    [
      'without a header that is signed',
      () => changed(signed({ more: [['x-custom', 'a']] }), 'x-custom'),
      incomplete,
      'Signed headers are not in the request: x-custom.',
    ],
    [
      'whose operation is not signed',
      () => signed({ without: ['x-amz-target'] }),
      invalid,
      'There were headers present in the request which were not signed: x-amz-target',
    ],
    [
      'whose host is not signed',
      () => signed({ without: ['host'] }),
      incomplete,
      "'Host' must be a 'SignedHeader' in the AWS Authorization.",
    ],
    [
      'with a header of AWS more',
      () => changed(signed(), 'x-amz-meta', 'a'),
      invalid,
      'There were headers present in the request which were not signed: x-amz-meta',
    ],
    [
      'whose payload is not signed',
      () => signed({ more: [['x-amz-content-sha256', 'UNSIGNED-PAYLOAD']], payload: 'UNSIGNED-PAYLOAD' }),
      invalid,
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    ],
    [
      'whose payload is to be signed in pieces',
      () =>
        signed({
          more: [['x-amz-content-sha256', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD']],
          payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
        }),
      invalid,
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    ],
    [
      'by Signature Version 4A',
      () =>
        changed(
          signed(),
          'authorization',
          authorizationOf(signed()).replace('AWS4-HMAC-SHA256', 'AWS4-ECDSA-P256-SHA256'),
        ),
      incomplete,
      "Unsupported AWS 'algorithm': expected AWS4-HMAC-SHA256",
    ],
    [
      'by Signature Version 2',
      () => changed(signed(), 'authorization', `AWS ${ops.id}:c2lnbmF0dXJl`),
      incomplete,
      "Unsupported AWS 'algorithm': expected AWS4-HMAC-SHA256",
    ],
    [
      'by a bearer’s token',
      () => changed(signed(), 'authorization', 'Bearer abc'),
      incomplete,
      "Unsupported AWS 'algorithm': expected AWS4-HMAC-SHA256",
    ],
    [
      'by two headers, the first right',
      () => changed(signed(), 'authorization', authorizationOf(signed()), 'Bearer abc'),
      incomplete,
      'The header authorization stands more than once.',
    ],
    [
      'by two headers, the second right',
      () => changed(signed(), 'authorization', 'Bearer abc', authorizationOf(signed())),
      incomplete,
      'The header authorization stands more than once.',
    ],
    [
      'with two dates',
      () => changed(signed(), 'x-amz-date', stamp(now), stamp(now)),
      incomplete,
      /^Authorization header requires existence of an 'X-Amz-Date'/,
    ],
    [
      'by nobody',
      () => changed(signed(), 'authorization'),
      'MissingAuthenticationTokenException',
      'Missing Authentication Token',
    ],
    [
      'by a blank',
      () => changed(signed(), 'authorization', ' '),
      'MissingAuthenticationTokenException',
      'Missing Authentication Token',
    ],
    [
      'by a key that nobody has',
      () => signed({ keys: { id: 'AKIANOBODY0000000000', secret: 'x' } }),
      unknown,
      stranger,
    ],
    [
      'by a key of every object',
      () => signed({ keys: { id: 'constructor', secret: 'x' } }),
      unknown,
      stranger,
    ],
    ['by another secret', () => signed({ keys: { ...ops, secret: 'x' } }), invalid, mismatch],
    ['by no secret', () => signed({ keys: { ...ops, secret: '' } }), invalid, mismatch],
  ])('is refused %s', async (_, sent, code, message) => {
    const [status, type, words] = await answer(sent())
    expect([status, type]).toEqual([400, code])
    expect(words).toEqual(typeof message === 'string' ? message : expect.stringMatching(message))
  })
})

describe('credentials for a while', () => {
  it('are nothing without their token, with another’s, or in part', async () => {
    const [mine, others] = [await session(ops), await session(ops)]
    const { token = '', ...bare } = mine
    expect(await answer(signed({ keys: mine }))).toEqual([200, 'answered', ''])
    expect(await answer(signed({ keys: bare }))).toEqual([400, unknown, stranger])
    expect(await answer(signed({ keys: { ...bare, token: others.token ?? '' } }))).toEqual([
      400,
      unknown,
      stranger,
    ])
    expect(await answer(signed({ keys: { ...bare, token: token.slice(0, -8) } }))).toEqual([
      400,
      unknown,
      stranger,
    ])
    expect(await answer(signed({ keys: { ...ops, token } }))).toEqual([400, unknown, stranger])
    expect(await answer(changed(signed({ keys: bare }), 'x-amz-security-token', token))).toEqual([
      400,
      invalid,
      'There were headers present in the request which were not signed: x-amz-security-token',
    ])
  })
})

it('knows nobody any more who is taken out of the project, nor the credentials that they have got', async () => {
  const left = await session(gone)
  expect(await answer(signed({ keys: gone }))).toEqual([200, 'answered', ''])
  expect(await answer(signed({ keys: left }))).toEqual([200, 'answered', ''])
  rmSync(join(dir, 'pools/gone.iam-user.yaml'))
  expect(await app.reload()).toMatchObject({ ok: true })
  expect(await answer(signed({ keys: gone }))).toEqual([400, unknown, stranger])
  expect(await answer(signed({ keys: left }))).toEqual([400, unknown, stranger])
})
