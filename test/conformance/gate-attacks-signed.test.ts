import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { handSigned, said, written, type Made } from './gate-signing.ts'
import { openWorld, type World } from './gate-world.ts'

let world: World
const signatures: string[] = []
beforeAll(async () => {
  world = await openWorld()
}, 60_000)
afterAll(() => world?.close())
beforeEach(() => {
  world.behind.heard.length = 0
})

describe('a signed request that is not what it seems', () => {
  const send = async (
    made: Omit<Made, 'host'>,
    sent: { readonly target?: string; readonly headers?: object } = {},
  ) => {
    const { host } = new URL(world.urlOf('uploads'))
    const { headers, signature } = handSigned({ host, ...made })
    signatures.push(signature)
    const { method = 'GET', target, body } = made
    return said(
      await world.raw(
        'uploads',
        written(method, sent.target ?? target, { ...headers, ...sent.headers }, body),
      ),
    )
  }
  const own = '/shop/backend/cat'

  it.each<[string, Omit<Made, 'host'>, string]>([
    ['another region', { target: own, region: 'eu-west-1' }, '403 SignatureDoesNotMatch'],
    ['another service', { target: own, service: 'dynamodb' }, '403 SignatureDoesNotMatch'],
    ['another secret', { target: own, secret: 'guessed' }, '403 SignatureDoesNotMatch'],
    ['a slash more', { target: '//shop/backend/cat' }, '400 InvalidBucketName'],
    ['a slash that is hidden', { target: '/shop%2Fsomebody%2Fcat?prefix=backend/' }, '400 InvalidBucketName'],
    ['a path that leads elsewhere', { target: '/shop/backend/../somebody/cat' }, '400 InvalidURI'],
    ['one whose slashes are hidden', { target: '/shop/backend%2F..%2Fsomebody%2Fcat' }, '400 InvalidURI'],
    ['an end that a server would cut off', { target: '/shop/backend/cat#x' }, '400 InvalidURI'],
    ['two prefixes', { target: '/shop?list-type=2&prefix=somebody/&prefix=backend/' }, '400 InvalidArgument'],
    [
      'a copy',
      { method: 'PUT', target: own, headers: { 'x-amz-copy-source': 'shop/somebody/x' } },
      '403 AccessDenied',
    ],
    [
      'an archive',
      { method: 'PUT', target: own, headers: { 'x-amz-meta-snowball-auto-extract': 'true' } },
      '501 NotImplemented',
    ],
    ['a header of MinIO', { target: own, unsigned: { 'x-minio-extract': 'true' } }, '501 NotImplemented'],
    [
      'a header that nobody signed',
      { method: 'PUT', target: own, unsigned: { 'x-amz-acl': 'public-read' } },
      '403 SignatureDoesNotMatch',
    ],
    [
      'another body than it says',
      { method: 'PUT', target: own, body: 'a', content: 'b'.repeat(64) },
      '403 SignatureDoesNotMatch',
    ],
    ['no hash', { method: 'PUT', target: own, body: 'a', content: 'nothing' }, '403 SignatureDoesNotMatch'],
    [
      'a signature of elliptic curves',
      { method: 'PUT', target: own, body: 'a', content: 'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD' },
      '501 NotImplemented',
    ],
    ['no encryption', { method: 'PUT', target: '/safe/a', body: 'a' }, '403 AccessDenied'],
    [
      'encryption that it takes away again',
      {
        method: 'PUT',
        target: '/safe/a',
        body: 'a',
        headers: { 'x-amz-server-side-encryption': 'AES256' },
        unsigned: { connection: 'close, x-amz-server-side-encryption' },
      },
      '400 AuthorizationHeaderMalformed',
    ],
    [
      'another way to sign',
      { target: own, unsigned: { 'x-amz-security-token': 'x' } },
      '403 InvalidAccessKeyId',
    ],
  ])('is refused with %s', async (_, made, code) => {
    expect(await send(made)).toBe(code)
    expect(world.behind.heard).toEqual([])
  })

  it('is refused at once where it announces more than a gate reads, and whoever sends it need not', async () => {
    const { host } = new URL(world.urlOf('api'))
    const asked = { method: 'POST', target: '/orders/7', service: 'execute-api', content: 'UNSIGNED-PAYLOAD' }
    const { headers } = handSigned({ ...asked, host })
    const announced = { ...headers, 'content-length': String(64 * 1024 * 1024 + 1), expect: '100-continue' }
    expect(said(await world.raw('api', written('POST', '/orders/7', announced)))).toBe('413')
  })

  it('passes with encryption that it keeps', async () => {
    const headers = { 'x-amz-server-side-encryption': 'AES256' }
    expect(await send({ method: 'PUT', target: '/safe/a', body: 'a', headers })).toBe('200')
    expect(world.behind.heard[0]?.headers).toMatchObject(headers)
  })

  it.each([
    ['/shop/somebody/cat', {}],
    ['/shop/backend/cat?versionId=1', {}],
    ['/shop/backend/cat?acl', {}],
    [own, { host: 'elsewhere' }],
    [own, { range: 'bytes=0-1', 'x-amz-date': '20260101T000000Z' }],
  ])('is refused where somebody makes it %s, %o', async (target, headers) => {
    expect(await send({ target: own }, { target, headers })).toMatch(/^403 SignatureDoesNotMatch|^400 Auth/)
    expect(world.behind.heard).toEqual([])
  })

  it('reads the bucket in the path, whatever the name of the host', async () => {
    const headers = { host: 'somebody.localhost' }
    expect(await send({ target: own, headers })).toBe('404')
    expect(world.behind.heard[0]).toMatchObject({
      url: own,
      headers: { host: `127.0.0.1:${world.behind.port}` },
    })
    expect(await send({ target: '/cat', headers })).toBe('403 AccessDenied')
  })

  it('goes on as it was read, without a signature in its query', async () => {
    expect(
      await send({ method: 'PUT', target: '/shop/backend%2Fa%7Eb?x-id=DeleteObject&X-Amz-Expires=7' }),
    ).toBe('200')
    expect(world.behind.lines()).toEqual(['PUT /shop/backend/a~b'])
  })
})

describe('what a gate logs', () => {
  it('holds no secret, no signature and no token', () => {
    const logged = JSON.stringify(world.lines)
    expect(logged).toContain('is not authorized to perform: s3:PutObject')
    expect(signatures.filter((signature) => logged.includes(signature))).toEqual([])
    expect(logged).not.toMatch(/backend-secret|minio-secret|Signature=|eyJ|Corr3ct/)
  })

  it('knows of no defect', () => {
    expect(world.lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})
