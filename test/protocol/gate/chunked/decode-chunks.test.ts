import { describe, expect, it } from 'vitest'
import { Fault } from '../../../../src/model/fault.ts'
import { chunkSignatures } from '../../../../src/protocol/gate/chunked/chunk-signatures.ts'
import { decodeChunks, type Chunked } from '../../../../src/protocol/gate/chunked/decode-chunks.ts'
import { Refused } from '../../../../src/protocol/gate/gate-request.ts'

/** The key, the time and the place of the examples in the Amazon S3 API reference. */
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const seed = (signature: string) => ({
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  date: '20130524',
  region: 'us-east-1',
  service: 's3',
  signedHeaders: [],
  signature,
  signedAt: '20130524T000000Z',
})
const text = 'a'.repeat(66_560)
const chunk = (size: number, signature: string) =>
  `${size.toString(16)};chunk-signature=${signature}\r\n${'a'.repeat(size)}${size ? '\r\n' : ''}`

const plain = {
  seed: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
  body: [
    chunk(65_536, 'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648'),
    chunk(1024, '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497'),
    chunk(0, 'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9'),
    '\r\n',
  ].join(''),
}
const trailing = {
  seed: '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
  body: [
    chunk(65_536, 'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2'),
    chunk(1024, '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7'),
    chunk(0, '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992'),
    'x-amz-checksum-crc32c:sOO8/Q==\r\n',
    'x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n',
    '\r\n',
  ].join(''),
}
const trailer = 'x-amz-checksum-crc32c'
const signed = (signature: string, more: object = {}): Chunked => ({
  length: text.length,
  signatures: chunkSignatures(secret, seed(signature)),
  ...more,
})
/** `abc` and its CRC-32. */
const unsigned = '2\r\nab\r\n1\r\nc\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\n\r\n'
const abc: Chunked = { length: 3, trailer: 'x-amz-checksum-crc32' }

async function* cut(body: string, size: number): AsyncGenerator<Buffer, void> {
  const bytes = Buffer.from(body)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** What comes out of an upload until its end, the value of its trailer, and what it is refused with. */
async function decode(body: string, by: Chunked, size = 7_000) {
  const pieces = decodeChunks(cut(body, size), by)
  let out = ''
  try {
    for (;;) {
      const next = await pieces.next()
      if (next.done) return { out, sum: next.value }
      out += next.value.toString()
    }
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Fault)) throw error
    return { out, code: error.code }
  }
}

describe('an upload in chunks', () => {
  it.each([1, 2, 7_000, 1_000_000])('is read from pieces of %d bytes', async (size) => {
    expect(await decode(unsigned, abc, size)).toEqual({ out: 'abc', sum: 'NSRBwg==' })
  })

  it("bears the signatures of Amazon's example", async () => {
    expect(await decode(plain.body, signed(plain.seed))).toEqual({ out: text, sum: undefined })
  })

  it("bears the signature of a trailer, as in Amazon's other example", async () => {
    expect(await decode(trailing.body, signed(trailing.seed, { trailer }))).toEqual({
      out: text,
      sum: 'sOO8/Q==',
    })
  })

  it.each([
    ['LF and CRLF, as of MinIO', (body: string) => body.replace('sOO8/Q==\r\n', 'sOO8/Q==\n\r\n')],
    ['a blank line more', (body: string) => body.replace('\r\nx-amz-checksum', '\r\n\r\nx-amz-checksum')],
    ['no blank line', (body: string) => body.slice(0, -2)],
    ['blanks and capitals', (body: string) => body.replace('crc32c:', 'CRC32C: ')],
  ])('may have %s in its trailer', async (_, change) => {
    const body = change(trailing.body)
    expect(body).not.toBe(trailing.body)
    expect(await decode(body, signed(trailing.seed, { trailer }))).toMatchObject({ sum: 'sOO8/Q==' })
  })

  it('may hold nothing', async () => {
    const nothing = '0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n'
    expect(await decode(nothing, { ...abc, length: 0 })).toEqual({ out: '', sum: 'AAAAAA==' })
  })

  const other = '0'.repeat(64)
  it.each<[string, (body: string) => string, string]>([
    ['another signature', (body) => body.replace('ad80c730', '00000000'), 'InvalidSignatureException'],
    ['another content', (body) => body.replace('aaaa\r\n', 'aaab\r\n'), 'InvalidSignatureException'],
    ['another end', (body) => body.replace(/b6c6ea8a\w+/, other), 'InvalidSignatureException'],
    ['a chunk less', (body) => body.replace(/400;[^]*?\r\na+\r\n/, ''), 'InvalidSignatureException'],
    ['a chunk twice', (body) => body.replace(/400;[^]*?\r\na+\r\n/, '$&$&'), 'IncompleteBody'],
    [
      'chunks in another order',
      (body) => body.replace(/(10000;[^]*?\r\na+\r\n)(400;[^]*?\r\na+\r\n)/, '$2$1'),
      'InvalidSignatureException',
    ],
    ['no signature', (body) => body.replace(/;chunk-signature=\w+/, ''), 'IncompleteBody'],
    ['no end', (body) => body.slice(0, body.indexOf('0;chunk-signature=b6')), 'IncompleteBody'],
    ['half a chunk', (body) => body.slice(0, 1000), 'IncompleteBody'],
    ['more than was announced', (body) => body.replace('400;', '401;'), 'IncompleteBody'],
    [
      'a trailer that nobody announced',
      (body) => `${body}x-amz-checksum-crc32:NSRBwg==\r\n`,
      'MalformedTrailerError',
    ],
  ])('is refused with %s, before its end', async (_, change, code) => {
    const body = change(plain.body)
    expect(body).not.toBe(plain.body)
    expect(await decode(body, signed(plain.seed))).toMatchObject({ code })
  })

  it.each<[string, (body: string) => string, string]>([
    [
      'another signature',
      (body) => body.replace(/signature:\w{64}/, `signature:${other}`),
      'InvalidSignatureException',
    ],
    [
      'half a signature',
      (body) => body.replace(/signature:\w{64}/, 'signature:d81f'),
      'InvalidSignatureException',
    ],
    ['no signature', (body) => body.replace(/x-amz-trailer-signature:\w+\r\n/, ''), 'MalformedTrailerError'],
    ['another name', (body) => body.replace('crc32c:', 'crc32:'), 'MalformedTrailerError'],
    [
      'a name more',
      (body) => body.replace('x-amz-checksum', 'x-amz-meta-a:b\r\nx-amz-checksum'),
      'MalformedTrailerError',
    ],
    ['a line that is none', (body) => body.replace('crc32c:', 'crc32c'), 'MalformedTrailerError'],
    ['no end', (body) => body + 'a'.repeat(10_000), 'IncompleteBody'],
  ])('is refused with a trailer that has %s', async (_, change, code) => {
    const body = change(trailing.body)
    expect(body).not.toBe(trailing.body)
    expect(await decode(body, signed(trailing.seed, { trailer }))).toEqual({ out: text, code })
  })

  it.each([
    ['another checksum', unsigned.replace('NSRBwg', 'NSRBwQ'), 'BadDigest', 'abc'],
    ['no checksum', unsigned.replace(/x-amz.*\r\n/, ''), 'MalformedTrailerError', 'abc'],
    ['less than was announced', unsigned.replace('1\r\nc\r\n', ''), 'IncompleteBody', 'ab'],
    ['more than was announced', unsigned.replace('1\r\nc', '2\r\ncd'), 'IncompleteBody', 'ab'],
    ['a signature', unsigned.replace('1\r\n', `1;chunk-signature=${other}\r\n`), 'IncompleteBody', 'ab'],
    ['a length that is none', unsigned.replace('1\r\n', '-1\r\n'), 'IncompleteBody', 'ab'],
    ['a length without an end', '0'.repeat(1000), 'IncompleteBody', ''],
    ['a chunk that is longer than it says', unsigned.replace('ab\r\n', 'abb\r\n'), 'IncompleteBody', 'ab'],
    ['no line', '', 'IncompleteBody', ''],
  ])(
    'that is not signed is refused with %s, and no byte more comes out of it',
    async (_, body, code, out) => {
      expect(await decode(body, abc, 3)).toEqual({ out, code })
    },
  )
})
