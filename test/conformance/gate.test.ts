import { DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import aws4 from 'aws4'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { credentials, openWorld, refusal, type World } from './gate-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 60_000)
afterAll(() => world?.close())

const s3 = (more: object = {}) =>
  new S3Client({
    endpoint: world.urlOf('uploads'),
    region: 'us-east-1',
    forcePathStyle: true,
    credentials,
    maxAttempts: 1,
    ...more,
  })
describe('a gate before Amazon S3', () => {
  it('lets an unmodified client put and get what IAM allows, under the key of the server behind', async () => {
    await s3().send(new PutObjectCommand({ Bucket: 'shop', Key: 'backend/cat é.txt', Body: 'meow' }))
    expect(world.behind.objects.get('/shop/backend/cat%20%C3%A9.txt')?.toString()).toBe('meow')
    expect(world.behind.heard.at(-1)?.headers).toMatchObject({
      'x-poolwright-principal': 'arn:aws:iam::123456789012:user/backend',
      'x-forwarded-for': expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
    })
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
    expect(world.lines.findLast(({ level }) => level === 'info')?.facts).toMatchObject({
      by: { sid: 'NoSecrets', at: { file: 'pools/backend.iam-user.yaml' } },
    })
    expect(await refusal(s3().send(new ListObjectsV2Command({ Bucket: 'shop' })))).toMatch(/^AccessDenied/)
    const wrong = { credentials: { ...credentials, secretAccessKey: 'guessed' } }
    expect(await get('backend/cat.txt', wrong)).toMatch(/^SignatureDoesNotMatch/)
    const unknown = { credentials: { accessKeyId: 'AKIAIOSFODNN7NOBODY0', secretAccessKey: 'x' } }
    expect(await get('backend/cat.txt', unknown)).toMatch(/^InvalidAccessKeyId/)
    expect((await fetch(`${world.urlOf('uploads')}/shop/backend/cat.txt`)).status).toBe(403)
  })
})

describe('a gate that a page asks', () => {
  const preflight = { origin: 'http://localhost:3000', 'access-control-request-method': 'PUT' }
  const ask = (gate: string, path: string, headers: Record<string, string>) =>
    fetch(`${world.urlOf(gate)}${path}`, { method: 'OPTIONS', headers })

  it.each([
    ['uploads', '/shop/backend%2Fa', '/shop/backend/a'],
    ['notes', '/', '/'],
  ])('lets a browser ask %s before it asks, unsigned, and no more than that', async (gate, path, target) => {
    const answer = await ask(gate, path, { ...preflight, 'x-amz-acl': 'public-read', cookie: 'a=b' })
    expect(answer.status).toBe(200)
    const { method, url, headers } = world.behind.heard.at(-1) ?? {}
    expect([method, url]).toEqual(['OPTIONS', target])
    expect(headers).toMatchObject(preflight)
    expect(
      Object.keys(headers ?? {}).filter((name) => /authorization|amz|cookie|poolwright/.test(name)),
    ).toEqual([])
  })

  it.each<[string, string, string, Record<string, string>, number]>([
    ['that asks nothing', 'uploads', '/shop/a', { origin: 'http://localhost:3000' }, 403],
    ['that comes from nowhere', 'uploads', '/shop/a', { 'access-control-request-method': 'PUT' }, 403],
    ['of a path that leads elsewhere', 'uploads', '/shop/a%2F..%2Fb', preflight, 400],
    ['of an API, whose routes say who may', 'api', '/orders/7', preflight, 403],
  ])('refuses a preflight %s', async (_, gate, path, headers, status) => {
    const before = world.behind.heard.length
    expect((await ask(gate, path, headers)).status).toBe(status)
    expect(world.behind.heard).toHaveLength(before)
  })

  it('lets the page read why it is refused', async () => {
    const answer = await fetch(`${world.urlOf('uploads')}/shop/backend/cat.txt`)
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, '*'])
  })
})

describe('what a gate before Amazon S3 asks for several objects', () => {
  const copy = (CopySource: string) =>
    s3().send(new CopyObjectCommand({ Bucket: 'shop', Key: 'backend/copy', CopySource }))
  const remove = (...keys: readonly string[]) =>
    s3().send(new DeleteObjectsCommand({ Bucket: 'shop', Delete: { Objects: keys.map((Key) => ({ Key })) } }))

  it('is asked of the source of a copy', async () => {
    await copy('shop/backend/cat%20%C3%A9.txt')
    expect(world.behind.heard.at(-1)?.headers['x-amz-copy-source']).toBe('/shop/backend/cat%20%C3%A9.txt')
    for (const source of ['shop/somebody/x', 'shop%2Fsomebody%2Fx', 'shop/backend/secret'])
      expect(await refusal(copy(source))).toMatch(/^AccessDenied: .* s3:GetObject on resource/)
  })

  it('is asked of each object that is to be deleted', async () => {
    await remove('backend/a', 'backend/b & c')
    expect(world.behind.heard.at(-1)?.body.toString()).toContain('<Key>backend/b &amp; c</Key>')
    const before = world.behind.heard.length
    expect(await refusal(remove('backend/a', 'somebody/x'))).toMatch(
      /^AccessDenied: .* s3:DeleteObject on resource: arn:aws:s3:::shop\/somebody\/x/,
    )
    expect(world.behind.heard).toHaveLength(before)
  })
})

describe('a gate before Amazon DynamoDB', () => {
  const client = () =>
    new DynamoDBClient({ endpoint: world.urlOf('notes'), region: 'us-east-1', credentials, maxAttempts: 1 })
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
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${world.urlOf('api')}${path}`, { headers })
    return [answer.status, await answer.text()] as const
  }

  it('takes tokens of its clients where a route says so, and anybody where it says that', async () => {
    const { AccessToken, IdToken } = await world.tokens('shop', 'web')
    const { AccessToken: others } = await world.tokens('shop', 'other')
    expect(await get('/open')).toEqual([200, '{"path":"/open"}'])
    expect(
      await get('/mine', { authorization: `Bearer ${AccessToken}`, 'x-poolwright-subject': 'forged' }),
    ).toEqual([200, '{"path":"/mine"}'])
    expect(world.behind.heard.at(-1)?.headers['x-poolwright-subject']).toMatch(/^[0-9a-f-]{36}$/)
    expect((await get('/mine', { authorization: IdToken }))[0]).toBe(200)
    expect((await get('/scoped', { authorization: AccessToken }))[0]).toBe(200)
    expect(await get('/other', { authorization: AccessToken })).toEqual([403, '{"message":"Forbidden"}'])
    for (const authorization of ['', 'Bearer x', others, `${AccessToken}x`])
      expect(await get('/mine', { authorization })).toEqual([401, '{"message":"Unauthorized"}'])
  })

  it('asks IAM for everything else', async () => {
    expect(await get('/orders/7')).toEqual([403, '{"message":"Missing Authentication Token"}'])
    const signed = async (gate: string, service: string, path: string) => {
      const { host } = new URL(world.urlOf(gate))
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
  })

  it('says that the server behind does not answer, and nothing of where that is', async () => {
    const { port, close } = world.behind
    close()
    const answer = await get('/open')
    expect(answer).toEqual([502, '{"message":"The server behind the gate does not answer."}'])
    expect(world.lines.at(-1)).toMatchObject({
      level: 'warn',
      facts: {
        gate: 'api',
        why: expect.stringContaining(`http://127.0.0.1:${port} does not answer: `),
      },
    })
  })
})
