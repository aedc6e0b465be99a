import { createHash, createHmac } from 'node:crypto'
import { canonicalRequest } from '../../src/protocol/sigv4/canonical-request.ts'
import type { Signature } from '../../src/protocol/sigv4/read.ts'
import { signingKey } from '../../src/protocol/sigv4/signing-key.ts'
import { credentials } from './gate-world.ts'

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')

/** A request that no client would make. */
export interface Made {
  readonly method?: string
  readonly target: string
  readonly host: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  /** What is said of the body, where that is not its hash. */
  readonly content?: string
  readonly service?: string
  readonly region?: string
  readonly secret?: string
  /** Headers that are sent, and not signed. */
  readonly unsigned?: Readonly<Record<string, string>>
}

/** Signs a request to the letter, and gives its headers and what chunks are signed with. */
export function handSigned(made: Made) {
  const { method = 'GET', target, host, body = '', service = 's3', region = 'us-east-1' } = made
  const signedAt = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const date = signedAt.slice(0, 8)
  const content = made.content ?? sha256(body)
  const headers: Record<string, string> = {
    host,
    'x-amz-content-sha256': content,
    'x-amz-date': signedAt,
    ...made.headers,
  }
  const signedHeaders = Object.keys(headers).sort()
  const [path = '', query = ''] = target.split(/\?(.*)/s)
  const { accessKeyId } = credentials
  const signing: Signature = { accessKeyId, date, region, service, signedHeaders, signature: '', signedAt }
  const canonical = canonicalRequest(
    { method, path, query, headers, body: Buffer.alloc(0) },
    signing,
    content,
  )
  const scope = `${date}/${region}/${service}/aws4_request`
  const key = signingKey(made.secret ?? credentials.secretAccessKey, { date, region, service })
  const sign = (kind: string, ...lines: readonly string[]) =>
    createHmac('sha256', key)
      .update([kind, signedAt, scope, ...lines].join('\n'))
      .digest('hex')
  const signature = sign('AWS4-HMAC-SHA256', sha256(Buffer.from(canonical, 'latin1')))
  return {
    headers: {
      ...headers,
      ...made.unsigned,
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`,
    },
    signature,
    sign,
  }
}

/** A request as it goes over the wire, of which the connection ends with the answer. */
export function written(
  method: string,
  target: string,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer = '',
): string {
  const { connection = 'close', ...more } = headers
  const framed =
    'transfer-encoding' in more || 'content-length' in more
      ? more
      : { ...more, ...(body.length && { 'content-length': String(body.length) }) }
  const lines = Object.entries({ ...framed, connection }).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body.toString('latin1')}`
}

/** The status of an answer, and the code in it, if it is one of Amazon S3's. */
export function said(answer: string): string {
  const [, status] = /^HTTP\/1\.1 (\d+)/.exec(answer) ?? []
  const [, code] = /<Code>(\w+)<\/Code>/.exec(answer) ?? []
  return code ? `${status} ${code}` : (status ?? 'nothing')
}

/** The signatures of an upload in chunks, whose seed is that of its request. */
export function signChunks(
  { signature, sign }: ReturnType<typeof handSigned>,
  chunks: readonly string[],
  trailer?: string,
): string {
  let before = signature
  const written = [...chunks, ''].map((chunk) => {
    before = sign('AWS4-HMAC-SHA256-PAYLOAD', before, sha256(''), sha256(Buffer.from(chunk, 'latin1')))
    return `${chunk.length.toString(16)};chunk-signature=${before}\r\n${chunk}${chunk && '\r\n'}`
  })
  if (trailer === undefined) return `${written.join('')}\r\n`
  const last = sign('AWS4-HMAC-SHA256-TRAILER', before, sha256(`${trailer}\n`))
  return `${written.join('')}${trailer}\r\nx-amz-trailer-signature:${last}\r\n\r\n`
}
