import { crc32 } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { handSigned, said, signChunks, written } from './gate-signing.ts'
import { openWorld, type World } from './gate-world.ts'

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
const path = '/shop/backend/film'
const stored = () => world.behind.objects.get(path)

describe('an upload in chunks', () => {
  const plain = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD'
  const trailing = `${plain}-TRAILER`
  const unsigned = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER'
  const sumOf = (body: string) => {
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(Buffer.from(body, 'latin1')))
    return sum.toString('base64')
  }
  /** Sends an upload of these chunks, its body changed on the way. */
  const send = async (
    chunks: readonly string[],
    content = plain,
    { change = (body: string) => body, headers = {} as Record<string, string>, drop = '' } = {},
  ) => {
    const { host } = new URL(world.urlOf('uploads'))
    const whole = chunks.join('')
    const all: Record<string, string> = {
      'content-encoding': 'aws-chunked',
      'x-amz-decoded-content-length': String(whole.length),
      ...(content.endsWith('TRAILER') && { 'x-amz-trailer': 'x-amz-checksum-crc32' }),
      ...headers,
    }
    if (drop) delete all[drop]
    const made = handSigned({ method: 'PUT', target: path, host, content, headers: all })
    const trailer = `x-amz-checksum-crc32:${sumOf(whole)}`
    const body =
      content === unsigned
        ? `${[...chunks, ''].map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}${chunk && '\r\n'}`).join('')}${trailer}\r\n\r\n`
        : signChunks(made, chunks, content === trailing ? trailer : undefined)
    return said(
      await world.raw('uploads', written('PUT', path, made.headers, Buffer.from(change(body), 'latin1'))),
    )
  }
  const long = ['a'.repeat(9 * megabyte), 'b'.repeat(9 * megabyte), 'c']

  it.each([
    ['that are signed', plain, ['abc', 'de']],
    ['that are signed, with a trailer', trailing, ['abc', 'de']],
    ['that are not signed, with a trailer', unsigned, ['abc', 'de']],
    ['of nothing', plain, []],
    ['that are signed, longer than a gate holds', plain, long],
    ['that are signed with a trailer, longer than a gate holds', trailing, long],
  ])('%s comes through', async (_, content, chunks) => {
    expect(await send(chunks, content)).toBe('200')
    expect(stored()?.toString('latin1') === chunks.join('')).toBe(true)
    expect(world.behind.heard[0]?.headers).not.toHaveProperty('content-encoding')
  })

  const spoil: readonly [string, (body: string) => string][] = [
    [
      'the first of whose signatures is another',
      (body) => body.replace(/signature=\w{8}/, 'signature=00000000'),
    ],
    [
      'the last of whose signatures is another',
      (body) => body.replace(/signature=\w{8}(\w+\s+)$/, 'signature=00000000$1'),
    ],
    ['the last of whose contents is another', (body) => body.replace(/c\r\n0;/, 'x\r\n0;')],
  ]
  it.each(
    spoil.flatMap(([name, change]) =>
      [['ab', 'c'], long].map((chunks) => [name, chunks.join('').length, change, chunks] as const),
    ),
  )('%s is not stored, of %d bytes', async (_, length, change, chunks) => {
    expect(await send(chunks, plain, { change })).toBe('403 SignatureDoesNotMatch')
    expect(stored()).toBeUndefined()
    // Of what is short, the server behind has heard nothing at all.
    if (length < megabyte) expect(world.behind.heard).toEqual([])
  })

  it.each<[string, string, string, Parameters<typeof send>[2]]>([
    [
      'whose checksum is another',
      '400 BadDigest',
      unsigned,
      { change: (body) => body.replace(/crc32:..../, 'crc32:AAAA') },
    ],
    [
      'whose signed checksum is another',
      '403 SignatureDoesNotMatch',
      trailing,
      { change: (body) => body.replace(/crc32:..../, 'crc32:AAAA') },
    ],
    [
      'without its trailer',
      '400 MalformedTrailerError',
      unsigned,
      { change: (body) => body.replace(/x-amz.*/, '') },
    ],
    [
      'without its end',
      '400 IncompleteBody',
      unsigned,
      { change: (body) => body.replace(/0\r\nx-amz[^]*/, '') },
    ],
    [
      'without signatures',
      '400 IncompleteBody',
      plain,
      { change: (body) => body.replace(/;chunk-signature=\w+/g, '') },
    ],
    [
      'that does not say how long it is',
      '411 MissingContentLength',
      plain,
      { drop: 'x-amz-decoded-content-length' },
    ],
    [
      'that says too little',
      '400 IncompleteBody',
      plain,
      { headers: { 'x-amz-decoded-content-length': '2' } },
    ],
    ['that says too much', '400 IncompleteBody', plain, { headers: { 'x-amz-decoded-content-length': '9' } }],
    [
      'that says nonsense',
      '411 MissingContentLength',
      plain,
      { headers: { 'x-amz-decoded-content-length': '-1' } },
    ],
    ['that names no trailer', '400 InvalidRequest', unsigned, { drop: 'x-amz-trailer' }],
    [
      'that names a trailer of which nothing is known',
      '400 InvalidRequest',
      unsigned,
      { headers: { 'x-amz-trailer': 'x-amz-meta-a' } },
    ],
    [
      'that names what every object has',
      '400 InvalidRequest',
      unsigned,
      { headers: { 'x-amz-trailer': 'constructor' } },
    ],
    [
      'that names a trailer and has none',
      '400 InvalidRequest',
      plain,
      { headers: { 'x-amz-trailer': 'x-amz-checksum-crc32' } },
    ],
  ])('%s is refused with %s, and not stored', async (_, code, content, how) => {
    expect(await send(['abc', 'de'], content, how)).toBe(code)
    expect(world.behind.heard).toEqual([])
  })
})
