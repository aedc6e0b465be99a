import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import aws4 from 'aws4'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app/app.ts'
import { startApp } from '../../src/app/start-app.ts'
import { startGate, type Gates } from '../../src/app/start-gate.ts'
import { clientId, poolId } from '../../src/config/ids.ts'
import { authenticate } from '../../src/protocol/sigv4/authenticate.ts'
import { folder } from '../serve.ts'

const home = { account: '123456789012', region: 'us-east-1' }
const password = 'Corr3ct-Horse!'
const lines: { message: string; facts: object }[] = []
const tell = (facts: object, message: string) => void lines.push({ message, facts })
const log = { debug() {}, info: tell, warn: tell, error: tell }

/** A server that knows one access key, keeps what is put, and says what it was told. */
const objects = new Map<string, string>()
let heard: IncomingMessage['headers'] = {}
const behind: Server = createServer((request, response) => {
  void (async () => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const { method = '', url = '', headers } = request
    heard = headers
    const [path = '', query = ''] = url.split('?')
    const service = headers.authorization?.includes('/s3/') ? 's3' : 'dynamodb'
    if (headers.authorization?.startsWith('AWS4'))
      authenticate({ method, path, query, headers, body }, service, proofs, 'serve')
    const target = String(headers['x-amz-target'] ?? '')
    if (target.endsWith('DescribeTable'))
      return void response.end(
        JSON.stringify({ Table: { KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }] } }),
      )
    if (target)
      return void response.end(JSON.stringify({ Item: { owner: { S: 'backend' } }, Items: [], Count: 0 }))
    if (method === 'PUT') objects.set(path, body.toString())
    if (query.includes('list-type'))
      return void response.end('<ListBucketResult><Name>shop</Name></ListBucketResult>')
    const found = objects.get(path)
    response.statusCode =
      found === undefined && method === 'GET' && service === 's3' && !/^\/o/.test(path) ? 404 : 200
    response.end(found ?? JSON.stringify({ path }))
  })().catch((error: unknown) => {
    response.statusCode = 500
    response.end(String(error))
  })
})
const proofs = {
  clock: { now: () => Date.now(), ticks: () => performance.now() },
  sessions: { issue: () => undefined as never, open: () => undefined },
  iam: {
    account: home.account,
    tags: () => ({}),
    accessKey: (id: string) =>
      id === 'minioadmin' ? { userName: 'm', arn: 'm', userId: 'm', secret: 'minio-secret' } : undefined,
  },
} as unknown as Parameters<typeof authenticate>[2]

const files = (to: string) => ({
  'pools/shop.pool.yaml': `signIn: { with: [username] }
clients:
  web: { auth: [password] }
  other: { auth: [password] }
`,
  'pools/env/dev.env.yaml': `secrets:
  backend-key: { env: BACKEND_KEY }
  minio: { env: MINIO_SECRET }
`,
  'pools/backend.iam-user.yaml': `keys: { AKIAIOSFODNN7EXAMPLE: { secret: backend-key } }
allow:
  - { sid: Own, do: ['s3:GetObject', 's3:PutObject'], on: 'arn:aws:s3:::shop/\${aws:username}/*' }
  - sid: ListOwn
    do: s3:ListBucket
    on: arn:aws:s3:::shop
    condition: { StringLike: { 's3:prefix': 'backend/*' } }
  - sid: OwnNotes
    do: ['dynamodb:GetItem', 'dynamodb:Query']
    on: $(arn dynamodb:table/notes)
    condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['\${aws:username}'] } }
  - { sid: Read, do: execute-api:Invoke, on: '$(arn execute-api:a1b2c3/prod/GET/orders/*)' }
  - { sid: Order, do: shop:GetOrder, on: 'arn:aws:shop:::order/7' }
deny:
  - { sid: NoSecrets, do: 's3:*', on: 'arn:aws:s3:::shop/backend/secret*' }
`,
  'pools/uploads.gate.yaml': `to: ${to}
speaks: { type: s3, keys: { id: minioadmin, secret: { secret: minio } } }
`,
  'pools/notes.gate.yaml': `to: ${to}
speaks: { type: dynamodb, keys: { id: minioadmin, secret: { secret: minio } } }
`,
  'pools/api.gate.yaml': `to: ${to}
speaks:
  type: executeApi
  api: a1b2c3
  stage: prod
  routes:
    GET /open: { auth: none }
    GET /mine: { auth: jwt }
    GET /scoped: { auth: jwt, scopes: [orders.read, aws.cognito.signin.user.admin] }
    GET /other: { auth: jwt, scopes: [orders.read] }
jwt: { pool: shop, clients: [web] }
`,
  'pools/orders.gate.yaml': `to: ${to}
speaks:
  type: http
  service: shop
  routes:
    GET /orders/{id}: { action: shop:GetOrder, resource: 'arn:aws:shop:::order/{id}' }
`,
})

let app: App
const gates: Record<string, string> = {}
const running: Gates[] = []
let remove = () => {}
const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'backend-secret' }
beforeAll(async () => {
  await new Promise<void>((resolve) => behind.listen(0, '127.0.0.1', resolve))
  const { dir, remove: gone } = folder(files(`http://127.0.0.1:${(behind.address() as AddressInfo).port}`))
  remove = gone
  const variables = { BACKEND_KEY: credentials.secretAccessKey, MINIO_SECRET: 'minio-secret' }
  app = await startApp({ root: dir, mode: 'dev', port: 0, variables, log })
  for (const name of ['uploads', 'notes', 'api', 'orders']) {
    const started = await startGate({ root: dir, names: [name], port: 0, url: app.url, variables, log })
    running.push(started)
    gates[name] = started.gates[0]?.url ?? ''
  }
}, 60_000)
afterAll(async () => {
  for (const started of running) await started.close()
  await app.close()
  behind.close()
  remove()
})

const s3 = (more: object = {}) =>
  new S3Client({
    endpoint: gates['uploads'] ?? '',
    region: 'us-east-1',
    forcePathStyle: true,
    credentials,
    maxAttempts: 1,
    ...more,
  })
const refusal = async (work: Promise<unknown>) => {
  const error = (await work.catch((thrown: unknown) => thrown)) as { name?: string; message?: string }
  return `${error.name}: ${error.message}`
}

describe('a gate before Amazon S3', () => {
  it('lets an unmodified client put and get what IAM allows, under the key of the server behind', async () => {
    await s3().send(new PutObjectCommand({ Bucket: 'shop', Key: 'backend/cat é.txt', Body: 'meow' }))
    expect(objects.get('/shop/backend/cat%20%C3%A9.txt')).toBe('meow')
    expect(heard['x-poolwright-principal']).toBe('arn:aws:iam::123456789012:user/backend')
    const { Body } = await s3().send(new GetObjectCommand({ Bucket: 'shop', Key: 'backend/cat é.txt' }))
    expect(await Body?.transformToString()).toBe('meow')
    await s3().send(new ListObjectsV2Command({ Bucket: 'shop', Prefix: 'backend/x' }))
  })

  it('refuses everything else in the words of Amazon S3, and logs which statement denies', async () => {
    const get = (Key: string, more?: object) =>
      refusal(s3(more).send(new GetObjectCommand({ Bucket: 'shop', Key })))
    expect(await get('somebody/cat.txt')).toBe(
      'AccessDenied: User: arn:aws:iam::123456789012:user/backend is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::shop/somebody/cat.txt because no identity-based policy allows the s3:GetObject action',
    )
    expect(await get('backend/secret.txt')).toContain('with an explicit deny in an identity-based policy')
    expect(lines.at(-1)?.facts).toMatchObject({
      by: { sid: 'NoSecrets', at: { file: 'pools/backend.iam-user.yaml' } },
    })
    expect(await refusal(s3().send(new ListObjectsV2Command({ Bucket: 'shop' })))).toMatch(/^AccessDenied/)
    const wrong = { credentials: { ...credentials, secretAccessKey: 'guessed' } }
    expect(await get('backend/cat.txt', wrong)).toMatch(/^SignatureDoesNotMatch/)
    const unknown = { credentials: { accessKeyId: 'AKIAIOSFODNN7NOBODY0', secretAccessKey: 'x' } }
    expect(await get('backend/cat.txt', unknown)).toMatch(/^InvalidAccessKeyId/)
    expect((await fetch(`${gates['uploads']}/shop/backend/cat.txt`)).status).toBe(403)
  })
})

describe('a gate before Amazon DynamoDB', () => {
  const client = () =>
    new DynamoDBClient({ endpoint: gates['notes'] ?? '', region: 'us-east-1', credentials, maxAttempts: 1 })
  const get = (owner: string) =>
    client().send(new GetItemCommand({ TableName: 'notes', Key: { owner: { S: owner } } }))

  it('knows the partition key of a table, and lets everyone at their own items', async () => {
    expect((await get('backend')).Item).toEqual({ owner: { S: 'backend' } })
    expect(await refusal(get('ana'))).toMatch(/^AccessDeniedException: User: .* dynamodb:GetItem/)
    const query = (owner: string) =>
      client().send(
        new QueryCommand({
          TableName: 'notes',
          KeyConditionExpression: '#o = :o',
          ExpressionAttributeNames: { '#o': 'owner' },
          ExpressionAttributeValues: { ':o': { S: owner } },
        }),
      )
    expect((await query('backend')).Count).toBe(0)
    expect(await refusal(query('ana'))).toMatch(/^AccessDeniedException/)
  })
})

describe('a gate before an API', () => {
  const token = async (client: string) => {
    const ask = async (operation: string, input: object) => {
      const answer = await fetch(app.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
        },
        body: JSON.stringify(input),
      })
      return (await answer.json()) as any
    }
    const ClientId = clientId(home, 'shop', client)
    await ask('SignUp', { ClientId, Username: client, Password: password })
    await fetch(app.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.AdminConfirmSignUp',
        'x-amz-date': '20260101T000000Z',
        authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/cognito-idp/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
      },
      body: JSON.stringify({ UserPoolId: poolId(home, 'shop'), Username: client }),
    })
    const { AuthenticationResult } = await ask('InitiateAuth', {
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: client, PASSWORD: password },
    })
    return AuthenticationResult as { AccessToken: string; IdToken: string }
  }
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${gates['api']}${path}`, { headers })
    return [answer.status, await answer.text()] as const
  }

  it('takes tokens of its clients where a route says so, and anybody where it says that', async () => {
    const { AccessToken, IdToken } = await token('web')
    const { AccessToken: others } = await token('other')
    expect(await get('/open')).toEqual([200, '{"path":"/open"}'])
    expect(
      await get('/mine', { authorization: `Bearer ${AccessToken}`, 'x-poolwright-subject': 'forged' }),
    ).toEqual([200, '{"path":"/mine"}'])
    expect(heard['x-poolwright-subject']).toMatch(/^[0-9a-f-]{36}$/)
    expect((await get('/mine', { authorization: IdToken }))[0]).toBe(200)
    expect((await get('/scoped', { authorization: AccessToken }))[0]).toBe(200)
    expect(await get('/other', { authorization: AccessToken })).toEqual([403, '{"message":"Forbidden"}'])
    for (const authorization of ['', 'Bearer x', others, `${AccessToken}x`])
      expect(await get('/mine', { authorization })).toEqual([401, '{"message":"Unauthorized"}'])
  })

  it('asks IAM for everything else', async () => {
    expect(await get('/orders/7')).toEqual([403, '{"message":"Missing Authentication Token"}'])
    const signed = async (gate: string, service: string, path: string) => {
      const { host } = new URL(gates[gate] ?? '')
      const { headers } = aws4.sign(
        {
          method: 'GET',
          path,
          service,
          region: 'us-east-1',
          headers: { Host: host },
          body: '',
          signQuery: false,
        },
        credentials,
      )
      const answer = await fetch(`http://${host}${path}`, { headers: headers as Record<string, string> })
      return [answer.status, JSON.parse(await answer.text())]
    }
    expect(await signed('api', 'execute-api', '/orders/7')).toEqual([200, { path: '/orders/7' }])
    expect(await signed('api', 'execute-api', '/users/7')).toEqual([
      403,
      {
        Message:
          'User: arn:aws:iam::123456789012:user/backend is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:123456789012:a1b2c3/prod/GET/users/7 because no identity-based policy allows the execute-api:Invoke action',
      },
    ])
    expect(await signed('orders', 'shop', '/orders/7')).toEqual([200, { path: '/orders/7' }])
    expect((await signed('orders', 'shop', '/orders/8'))[0]).toBe(403)
    expect(await signed('orders', 'shop', '/elsewhere')).toEqual([404, { message: 'Not Found' }])
  })

  it('says that the server behind does not answer, and nothing of it', async () => {
    const { port } = new URL(gates['api'] ?? '')
    behind.close()
    behind.closeAllConnections()
    const [status, text] = await get('/open')
    expect([status, text.includes(port)]).toEqual([502, false])
  })
})
