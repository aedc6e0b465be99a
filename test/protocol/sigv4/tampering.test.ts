import { describe, expect, it } from 'vitest'
import type { SignedRequest } from '../../../src/protocol/sigv4/signed-request.ts'
import { signerOf, temporary } from './proofs.ts'
import { signed, withAuthorization, withHeaders, withQuery } from './signing.ts'

const incomplete = 'IncompleteSignatureException'
const invalid = 'InvalidSignatureException'
const unknown = 'UnrecognizedClientException'
const refuses = (request: SignedRequest, code: string) =>
  expect(() => signerOf(request, 'cognito-idp')).toThrow(expect.objectContaining({ code }))

const whole = signed()
const short = signed({ keys: temporary })
const otherBody = Buffer.from('{"UserPoolId":"us-east-1_Shop00001","Username":"eve"}')

describe('a signature in the header', () => {
  it('is proven as it came', () => {
    expect(signerOf(whole, 'cognito-idp').proven).toBe(true)
    expect(signerOf(short, 'cognito-idp').proven).toBe(true)
  })

  it.each<[string, SignedRequest, string]>([
    ['the method', { ...whole, method: 'GET' }, invalid],
    ['the path', { ...whole, path: '/other' }, invalid],
    ['the query', { ...whole, query: 'a=b' }, invalid],
    ['the query, by the name of a signature', { ...whole, query: 'X%2DAmz%2DSignature=x' }, invalid],
    ['the body', { ...whole, body: otherBody }, invalid],
    ['no body', { ...whole, body: Buffer.alloc(0) }, invalid],
    ['the host', withHeaders(whole, { host: 'localhost' }), invalid],
    ['the type', withHeaders(whole, { 'content-type': 'text/plain' }), invalid],
    [
      'the operation',
      withHeaders(whole, { 'x-amz-target': 'AWSCognitoIdentityProviderService.AdminDeleteUser' }),
      invalid,
    ],
    ['a header less', withHeaders(whole, { 'x-amz-target': undefined }), incomplete],
    ['a header of AWS more', withHeaders(whole, { 'x-amz-acl': 'public-read' }), invalid],
    ['the minute', withHeaders(whole, { 'x-amz-date': '20260102T030505Z' }), invalid],
    ['the day', withHeaders(whole, { 'x-amz-date': '20260103T030405Z' }), incomplete],
    ['the day of the scope', withAuthorization(whole, '/20260102/', '/20260101/'), incomplete],
    [
      'both days',
      withHeaders(withAuthorization(whole, '/20260102/', '/20260101/'), { 'x-amz-date': '20260101T030405Z' }),
      invalid,
    ],
    [
      'a day that there is not',
      withHeaders(withAuthorization(whole, '/20260102/', '/20260231/'), { 'x-amz-date': '20260231T030405Z' }),
      invalid,
    ],
    ['the region', withAuthorization(whole, '/us-east-1/', '/eu-west-1/'), invalid],
    ['the service', withAuthorization(whole, '/cognito-idp/', '/sts/'), invalid],
    ['the key', withAuthorization(whole, 'AKIAIOSFODNN7EXAMPLE', 'AKIAI44QH8DHBEXAMPLE'), unknown],
    [
      'the key, for one with a token',
      withAuthorization(whole, 'AKIAIOSFODNN7EXAMPLE', temporary.accessKeyId),
      unknown,
    ],
    ['a signed header less', withAuthorization(whole, 'content-type;', ''), invalid],
    ['the operation unsigned', withAuthorization(whole, ';x-amz-target', ''), invalid],
    ['the signature', withAuthorization(whole, /Signature=./, 'Signature='), incomplete],
    ['a digit of it', withAuthorization(whole, /([0-9a-f])$/, ''), incomplete],
    ['all of it', withAuthorization(whole, /[0-9a-f]{64}/, '0'.repeat(64)), invalid],
    ['its letters', withAuthorization(whole, /[0-9a-f]{64}/, 'F'.repeat(64)), incomplete],
    [
      'a token that was not there',
      withHeaders(whole, { 'x-amz-security-token': temporary.sessionToken }),
      unknown,
    ],
    ['the token', withHeaders(short, { 'x-amz-security-token': `${temporary.sessionToken}=` }), unknown],
    [
      'the token of another',
      withAuthorization(short, temporary.accessKeyId, 'ASIAI44QH8DHBEXAMPLE'),
      unknown,
    ],
    [
      'no token',
      withHeaders(withAuthorization(short, ';x-amz-security-token', ''), {
        'x-amz-security-token': undefined,
      }),
      unknown,
    ],
    ['an unsigned token', withAuthorization(short, ';x-amz-security-token', ''), invalid],
    [
      'a hash of another body',
      withHeaders(whole, {
        'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      }),
      invalid,
    ],
  ])('is refused with another value of %s', (_, request, code) => refuses(request, code))

  it('is refused together with one in the query', () => {
    const { query } = signed({ presigned: true })
    refuses({ ...whole, query }, incomplete)
  })

  it.each(['authorization', 'x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256'])(
    'is refused where %s stands twice',
    (name) => {
      const value = String(short.headers[name] ?? 'x')
      refuses({ ...short, headers: { ...short.headers, [name]: [value, value] } }, incomplete)
    },
  )

  it('stands beside what a proxy has added', () => {
    const request = withHeaders(whole, {
      'x-amz-cf-id': 'x',
      'x-forwarded-for': '10.0.0.1',
      'x-amzn-trace-id': 'Root=1',
    })
    expect(signerOf(request, 'cognito-idp').proven).toBe(true)
  })
})

describe('a hash of the body in a header', () => {
  const hash = (value: string, service = 'cognito-idp') =>
    signed({ service, headers: { 'X-Amz-Content-Sha256': value } })

  it('is held against the body, although it is signed', () => {
    const { query, headers, ...request } = hash('0'.repeat(64))
    refuses({ ...request, query, headers }, invalid)
  })

  it('may not be left out by its word, for a service that wants every body signed', () => {
    refuses(hash('UNSIGNED-PAYLOAD'), invalid)
    refuses(hash('STREAMING-UNSIGNED-PAYLOAD-TRAILER'), invalid)
  })

  it('may be left out for Amazon S3', () => {
    const request = hash('UNSIGNED-PAYLOAD', 's3')
    expect(signerOf({ ...request, body: otherBody }, 's3').proven).toBe(true)
  })
})

describe('a signature in the query', () => {
  const url = signed({ presigned: true, query: 'Action=GetCallerIdentity' })
  const ours = signed({ presigned: true, keys: temporary })

  it('is proven as it came', () => {
    expect(signerOf(url, 'cognito-idp').proven).toBe(true)
    expect(signerOf(ours, 'cognito-idp').kind).toBe('session')
  })

  it.each<[string, SignedRequest, string]>([
    ['the method', { ...url, method: 'GET' }, invalid],
    ['the path', { ...url, path: '/x' }, invalid],
    ['the query', withQuery(url, 'GetCallerIdentity', 'AssumeRole'), invalid],
    ['a parameter more', withQuery(url, /$/, '&Version=1'), invalid],
    ['the body', { ...url, body: otherBody }, invalid],
    ['the host', withHeaders(url, { host: 'localhost' }), invalid],
    ['the time', withQuery(url, 'T030405Z', 'T030404Z'), invalid],
    ['for how long', withQuery(url, /$/, '&X-Amz-Expires=86400'), invalid],
    ['the region', withQuery(url, 'us-east-1', 'eu-west-1'), invalid],
    ['the algorithm', withQuery(url, 'HMAC-SHA256', 'HMAC-SHA1'), incomplete],
    ['no algorithm', withQuery(url, /X-Amz-Algorithm=[^&]*&?/, ''), incomplete],
    ['no credential', withQuery(url, /X-Amz-Credential=[^&]*&?/, ''), incomplete],
    ['no date', withQuery(url, /X-Amz-Date=[^&]*&?/, ''), incomplete],
    ['no signed headers', withQuery(url, /X-Amz-SignedHeaders=[^&]*&?/, ''), incomplete],
    ['no signature', withQuery(url, /&?X-Amz-Signature=[^&]*/, ''), incomplete],
    ['two signatures', withQuery(url, /$/, `&X-Amz-Signature=${'0'.repeat(64)}`), incomplete],
    ['two dates', withQuery(url, /$/, '&X-Amz-Date=20260102T030405Z'), incomplete],
    ['another signature', withQuery(url, /[0-9a-f]{64}/, '0'.repeat(64)), invalid],
    ['no length of time', withQuery(url, /$/, '&X-Amz-Expires='), incomplete],
    ['none at all', withQuery(url, /$/, '&X-Amz-Expires=0'), incomplete],
    ['more than a week', withQuery(url, /$/, '&X-Amz-Expires=604801'), incomplete],
    ['no number', withQuery(url, /$/, '&X-Amz-Expires=1e3'), incomplete],
    ['less than none', withQuery(url, /$/, '&X-Amz-Expires=-1'), incomplete],
    ['the token', withQuery(ours, /(X-Amz-Security-Token=)[^&]*/, '$1abc'), unknown],
    ['no token', withQuery(ours, /X-Amz-Security-Token=[^&]*&?/, ''), unknown],
    ['the operation unsigned', withQuery(url, '%3Bx-amz-target', ''), invalid],
  ])('is refused with another value of %s', (_, request, code) => refuses(request, code))
})
