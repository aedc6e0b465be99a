import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { PutObjectCommand, S3Client, UploadPartCommand } from '@aws-sdk/client-s3'
import aws4 from 'aws4'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { handSigned } from './gate-signing.ts'
import { credentials, openWorld, refusal, type World } from './gate-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 60_000)
afterAll(() => world?.close())
beforeEach(() => {
  world.behind.heard.length = 0
  world.behind.objects.clear()
})

const megabyte = 1024 * 1024
const key = 'backend/film'
const path = `/shop/${key}`
const client = (more: object = {}) =>
  new S3Client({
    endpoint: world.urlOf('uploads'),
    region: 'us-east-1',
    forcePathStyle: true,
    credentials,
    maxAttempts: 1,
    ...more,
  })
const stored = () => world.behind.objects.get(path)
const told = () => world.behind.heard.at(-1)?.headers ?? {}
const inPieces = (body: Buffer) =>
  Readable.from(
    (function* () {
      for (let at = 0; at < body.length; at += 70_000) yield body.subarray(at, at + 70_000)
    })(),
  )

describe('an upload by an unmodified client', () => {
  it.each([
    ['in a few pieces', 300_000],
    ['of nothing', 0],
    ['that is longer than a gate holds', 17 * megabyte],
  ])('of a stream %s comes through, its checksum verified', async (_, length) => {
    const body = randomBytes(length)
    const Body = inPieces(body)
    const { $metadata } = await client().send(
      new PutObjectCommand({
        Bucket: 'shop',
        Key: key,
        Body,
        ContentLength: length,
        ContentEncoding: 'gzip',
      }),
    )
    expect([$metadata.httpStatusCode, stored()?.equals(body)]).toEqual([200, true])
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    const { 'content-encoding': encoding, 'content-length': said, ...headers } = told()
    expect([encoding, said]).toEqual(['gzip', String(length)])
    expect(headers['x-amz-checksum-crc32']).toBe(length > 16 * megabyte ? undefined : sum.toString('base64'))
    expect(headers['x-amz-sdk-checksum-algorithm']).toBe(length > 16 * megabyte ? undefined : 'CRC32')
    expect(Object.keys(headers).filter((name) => /trailer|decoded/.test(name))).toEqual([])
  })

  it.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
    'of a stream is verified by %s',
    async (ChecksumAlgorithm) => {
      const body = randomBytes(100_000)
      const more = { Bucket: 'shop', Key: key, ContentLength: body.length, ChecksumAlgorithm }
      await client().send(new PutObjectCommand({ ...more, Body: inPieces(body) }))
      expect(stored()?.equals(body)).toBe(true)
      expect(told()[`x-amz-checksum-${ChecksumAlgorithm.toLowerCase()}`]).toMatch(/=$/)
    },
  )

  it('of a stream comes through without a checksum, too', async () => {
    const body = randomBytes(20 * megabyte)
    await client({ requestChecksumCalculation: 'WHEN_REQUIRED' }).send(
      new PutObjectCommand({ Bucket: 'shop', Key: key, Body: inPieces(body), ContentLength: body.length }),
    )
    expect(stored()?.equals(body)).toBe(true)
    expect(told()['x-amz-content-sha256']).toBe('UNSIGNED-PAYLOAD')
  })

  it('of a part of an object comes through', async () => {
    const body = randomBytes(100_000)
    const more = { Bucket: 'shop', Key: key, ContentLength: body.length, PartNumber: 1, UploadId: 'x' }
    await client().send(new UploadPartCommand({ ...more, Body: inPieces(body) }))
    expect(world.behind.lines()).toEqual([`PUT ${path}?partNumber=1&uploadId=x`])
    expect(stored()?.equals(body)).toBe(true)
  })

  it.each([1, 17 * megabyte])('of %d bytes at once comes through, its hash verified', async (length) => {
    const body = randomBytes(length)
    await client().send(new PutObjectCommand({ Bucket: 'shop', Key: key, Body: body }))
    expect(stored()?.equals(body)).toBe(true)
  })

  it('that nobody allows is refused before it is sent, and its sender hears it', async () => {
    const body = randomBytes(8 * megabyte)
    const more = { Bucket: 'shop', Key: 'somebody/film', ContentLength: body.length }
    expect(await refusal(client().send(new PutObjectCommand({ ...more, Body: inPieces(body) })))).toMatch(
      /^AccessDenied: .* s3:PutObject/,
    )
    expect(world.behind.heard).toEqual([])
  })
})

describe('an upload by a presigned request', () => {
  const presigned = (query: string) => {
    const { host } = new URL(world.urlOf('uploads'))
    const asked = { method: 'PUT', path: `/safe/cat?${query}`, service: 's3', region: 'us-east-1' }
    return aws4.sign({ ...asked, headers: { Host: host }, signQuery: true } as never, credentials).path ?? ''
  }
  const put = async (target: string, headers = {}) => {
    const answer = await fetch(`${world.urlOf('uploads')}${target}`, { method: 'PUT', body: 'meow', headers })
    return `${answer.status} ${/<Code>(\w+)/.exec(await answer.text())?.[1] ?? ''}`.trim()
  }

  it('comes through, and what stands for a header in its query is one', async () => {
    expect(await put(presigned('X-Amz-Expires=60&x-amz-server-side-encryption=AES256'))).toBe('200')
    expect(world.behind.lines()).toEqual(['PUT /safe/cat'])
    expect(told()['x-amz-server-side-encryption']).toBe('AES256')
    expect(world.behind.objects.get('/safe/cat')?.toString()).toBe('meow')
  })

  it.each<[string, (target: string) => string, object, string]>([
    ['without what a policy asks for', () => presigned('X-Amz-Expires=60'), {}, '403 AccessDenied'],
    [
      'with it where nobody signed it',
      () => presigned('X-Amz-Expires=60'),
      { 'x-amz-server-side-encryption': 'AES256' },
      '403 SignatureDoesNotMatch',
    ],
    ['of another object', (target) => target.replace('cat', 'dog'), {}, '403 SignatureDoesNotMatch'],
    ['with more in its query', (target) => `${target}&acl`, {}, '403 SignatureDoesNotMatch'],
    ['without one in its query', (target) => target.replace('AES256', ''), {}, '403 SignatureDoesNotMatch'],
    ['for longer', (target) => target.replace('Expires=60', 'Expires=600'), {}, '403 SignatureDoesNotMatch'],
    ['for ever', () => presigned('X-Amz-Expires=6048000'), {}, '400 AuthorizationHeaderMalformed'],
    [
      'that is signed twice',
      (target) => target,
      { authorization: 'AWS4-HMAC-SHA256 x' },
      '400 AuthorizationHeaderMalformed',
    ],
    [
      'that says a part of its signature twice',
      (target) => `${target}&X-Amz-Date=20260101T000000Z`,
      {},
      '400 AuthorizationHeaderMalformed',
    ],
  ])('is refused %s', async (_, change, headers, code) => {
    const target = presigned('X-Amz-Expires=60&x-amz-server-side-encryption=AES256')
    expect(await put(change(target), headers)).toBe(code)
    expect(world.behind.heard).toEqual([])
  })
})

describe('an upload that waits to be asked for', () => {
  const begin = (target: string, body: string) => {
    const { host, hostname, port } = new URL(world.urlOf('uploads'))
    const headers = { ...handSigned({ method: 'PUT', target, host, body }).headers, expect: '100-continue' }
    const asking = request({
      hostname,
      port,
      method: 'PUT',
      path: target,
      headers: { ...headers, 'content-length': body.length },
    })
    const events: string[] = []
    asking.on('continue', () => {
      events.push('continue')
      asking.end(body)
    })
    asking.flushHeaders()
    return { asking, events }
  }

  it('is asked for where somebody may send it', async () => {
    const { asking, events } = begin(path, 'meow')
    const [answer] = (await once(asking, 'response')) as [{ statusCode: number }]
    expect([answer.statusCode, events, stored()?.toString()]).toEqual([200, ['continue'], 'meow'])
  })

  it('is not asked for where nobody may', async () => {
    const { asking, events } = begin('/shop/somebody/film', 'meow')
    const [answer] = (await once(asking, 'response')) as [{ statusCode: number; headers: object }]
    expect([answer.statusCode, events]).toEqual([403, []])
    expect(answer.headers).toMatchObject({ connection: 'close' })
    asking.destroy()
  })
})
