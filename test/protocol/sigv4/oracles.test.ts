import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import aws4 from 'aws4'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Credentials } from '../../../src/model/session.ts'
import type { SignedRequest } from '../../../src/protocol/sigv4/signed-request.ts'
import { now, onWire, secret, signerOf, temporary } from './proofs.ts'

/** What somebody wants to send, before it is signed. */
interface Wanted {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string | readonly string[]>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly service: string
  readonly region: string
  readonly temporary: boolean
}
/** Signs, and sends: what comes of it is what a server sees. */
type Oracle = (wanted: Wanted, presigned: boolean) => Promise<SignedRequest>

const host = 'localhost:9340'
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`)
const { accessKeyId, secretAccessKey, sessionToken } = temporary
const credentialsOf = (
  wanted: Wanted,
): Omit<Credentials, 'sessionToken' | 'expires'> & { sessionToken?: string } =>
  wanted.temporary
    ? { accessKeyId, secretAccessKey, sessionToken }
    : { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: secret }
const lowerCase = (headers: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), onWire(String(value))]),
  )
const pairs = (query: Wanted['query']) =>
  Object.entries(query)
    .flatMap(([name, value]) => [value].flat().map((one) => `${encode(name)}=${encode(one as string)}`))
    .join('&')

const smithy: Oracle = async (wanted, presigned) => {
  const { method, path, query, headers, body, service, region } = wanted
  const signer = new SignatureV4({
    service,
    region,
    credentials: credentialsOf(wanted),
    sha256: Sha256,
    uriEscapePath: service !== 's3',
    applyChecksum: service === 's3',
  })
  const request = {
    method,
    protocol: 'http:',
    hostname: 'localhost',
    path,
    query: structuredClone(query) as Record<string, string | string[]>,
    headers: {
      ...headers,
      host,
      ...(presigned && service === 's3' && { 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' }),
    },
    body: Buffer.from(body),
  }
  const signingDate = new Date(now)
  const signed = presigned
    ? await signer.presign(request, { signingDate, expiresIn: 60 })
    : await signer.sign(request, { signingDate })
  return {
    method,
    path,
    query: pairs(signed.query as Wanted['query']),
    headers: lowerCase(signed.headers),
    body: Buffer.from(body),
  }
}

const other: Oracle = async (wanted, presigned) => {
  const { method, path, headers, body, service, region } = wanted
  // For Amazon S3 it signs one value of each name alone, which would leave the others to anybody.
  const one = (value: string | readonly string[]) =>
    service === 's3' ? ([value].flat()[0] as string) : value
  const query = Object.fromEntries(Object.entries(wanted.query).map(([name, value]) => [name, one(value)]))
  const date = '20260102T030405Z'
  const asked = pairs({ ...query, ...(presigned && { 'X-Amz-Date': date }) })
  const signed = aws4.sign(
    {
      method,
      path: `${path}${asked && `?${asked}`}`,
      headers: { ...headers, Host: host, ...(!presigned && { 'X-Amz-Date': date }) },
      body,
      service,
      region,
      signQuery: presigned,
    },
    credentialsOf(wanted),
  )
  const [rawPath = '', ...rest] = signed.path.split('?')
  return {
    method,
    path: rawPath,
    query: rest.join('?'),
    headers: lowerCase(signed.headers),
    body: Buffer.from(body),
  }
}

// Of what a client may write, the letters in which the two ways to encode and the order of names differ.
const text = fc.string({
  unit: fc.constantFrom(...'abzAZ019-_.~ /%+&=?#:;@$,!*\'()[]{}|^`"<>\\', 'é', 'ß', '한', '😀', '\u007f'),
  maxLength: 12,
})
const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9._~-]{0,8}$/)
const segment = text.map(encode)
const headerText = fc
  .array(fc.constantFrom('a', 'B', '7', ' ', '  ', '\t', '=', ',', ';', '"', 'é', '한'), { maxLength: 12 })
  .map((letters) => letters.join(''))
const region = fc.constantFrom('us-east-1', 'eu-west-1', 'ap-northeast-2')

const wanted = (service: fc.Arbitrary<string>, path: fc.Arbitrary<string>) =>
  fc.record<Wanted>({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH'),
    path,
    query: fc.dictionary(
      fc.oneof(
        name,
        text.filter((one) => one !== ''),
      ),
      fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 })),
      { maxKeys: 5, noNullPrototype: true },
    ),
    headers: fc
      .dictionary(fc.stringMatching(/^x-(amz-)?[a-z]{1,6}$/), headerText, {
        maxKeys: 4,
        noNullPrototype: true,
      })
      .map((headers) => ({ ...headers, 'content-type': 'application/json' })),
    body: fc.string({ unit: 'binary', maxLength: 60 }),
    service,
    region,
    temporary: fc.boolean(),
  })
const services = fc.constantFrom('cognito-idp', 'cognito-identity', 'sts', 'execute-api', 'dynamodb')
const anyPath = fc
  .array(fc.oneof(segment, fc.constantFrom('.', '..', '')), { maxLength: 5 })
  .map((parts) => `/${parts.join('/')}`)
// Amazon S3 takes a path for what it is; names with dots alone, and a plus, are read in two ways by the two.
// So do they %2F, which is no part of a path between two slashes.
const objectPath = fc
  .array(
    segment.map((one) => one.replaceAll('%2F', '')),
    { maxLength: 4 },
  )
  .map((parts) => `/${parts.join('/')}`)

const runs = { seed: 20260102, numRuns: 400 }

describe.each<[string, Oracle]>([
  ['@smithy/signature-v4', smithy],
  ['aws4', other],
])('what %s has signed', (_, oracle) => {
  it.each([
    ['a header', services, anyPath, false],
    ['a query', services, anyPath, true],
    ['a header, for Amazon S3', fc.constant('s3'), objectPath, false],
    ['a query, for Amazon S3', fc.constant('s3'), objectPath, true],
  ] as const)('is proven, in %s', async (_, service, path, presigned) => {
    await fc.assert(
      fc.asyncProperty(wanted(service, path), async (asked) => {
        const request = await oracle(asked, presigned)
        expect(signerOf(request, asked.service)).toMatchObject({
          proven: true,
          kind: asked.temporary ? 'session' : 'user',
          region: asked.region,
        })
      }),
      runs,
    )
  })

  it('is refused once anything in it is another', async () => {
    const change = fc.constantFrom<(request: SignedRequest) => SignedRequest>(
      (request) => ({ ...request, method: request.method === 'GET' ? 'POST' : 'GET' }),
      (request) => ({ ...request, path: `${request.path}x` }),
      (request) => ({ ...request, query: `${request.query}&more=1` }),
      (request) => ({ ...request, body: Buffer.concat([request.body, Buffer.from('x')]) }),
      (request) => ({ ...request, headers: { ...request.headers, host: 'localhost:9341' } }),
      (request) => ({ ...request, headers: { ...request.headers, 'x-amz-more': 'x' } }),
    )
    await fc.assert(
      fc.asyncProperty(wanted(services, anyPath), fc.boolean(), change, async (asked, presigned, changed) => {
        const request = await oracle(asked, presigned)
        expect(() => signerOf(changed(request), asked.service)).toThrow(
          expect.objectContaining({ code: 'InvalidSignatureException' }),
        )
      }),
      runs,
    )
  })
})
