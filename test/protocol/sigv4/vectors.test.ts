import { describe, expect, it } from 'vitest'
import { canonicalRequest } from '../../../src/protocol/sigv4/canonical-request.ts'
import { readSignature } from '../../../src/protocol/sigv4/read.ts'
import { isSignedWith } from '../../../src/protocol/sigv4/sign.ts'
import { signingKey } from '../../../src/protocol/sigv4/signing-key.ts'

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

describe('the examples of the AWS guides', () => {
  it('derive the same key', () => {
    const key = signingKey(secret, { date: '20120215', region: 'us-east-1', service: 'iam' })
    expect(key.toString('hex')).toBe('f4780e2d9f65fa895f9c67b32ce1baf0b0d8a43505a000a1a9e090d414db404d')
  })

  it('sign the same request alike', () => {
    const request = {
      method: 'GET',
      path: '/',
      query: 'Action=ListUsers&Version=2010-05-08',
      headers: {
        host: 'iam.amazonaws.com',
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'x-amz-date': '20150830T123600Z',
        authorization:
          'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
      },
      body: Buffer.alloc(0),
    }
    const signature = readSignature(request, 'iam')
    expect(isSignedWith(secret, signature, canonicalRequest(request, signature, nothing))).toBe(true)
  })
})

describe('a signing key', () => {
  it('is the same however many were asked for in between', () => {
    const of = (n: number) =>
      signingKey(`${secret}${n}`, { date: '20260102', region: 'us-east-1', service: 'sts' })
    const before = [of(0), of(1)]
    const between = Array.from({ length: 1500 }, (_, n) => of(n + 2).toString('hex'))
    expect([of(0), of(1)]).toEqual(before)
    expect(new Set(between).size).toBe(1500)
  })

  it.each([
    ['date', { date: '20260103' }],
    ['region', { region: 'eu-west-1' }],
    ['service', { service: 'cognito-idp' }],
  ])('is another with another %s', (_, other) => {
    const scope = { date: '20260102', region: 'us-east-1', service: 'sts' }
    expect(signingKey(secret, { ...scope, ...other })).not.toEqual(signingKey(secret, scope))
  })
})

describe('the canonical request', () => {
  const base = { method: 'GET', path: '/', query: '', headers: { host: 'h' }, body: Buffer.alloc(0) }
  const of = (more: object, service = 'execute-api') =>
    canonicalRequest(
      { ...base, ...more },
      { service, signedHeaders: ['host'] } as unknown as Parameters<typeof canonicalRequest>[1],
      'p',
    ).split('\n')

  it.each([
    ['', '/'],
    ['/', '/'],
    ['//', '/'],
    ['/a/../b', '/b'],
    ['/..', '/'],
    ['/a/./b/', '/a/b/'],
    ['/a%20b', '/a%2520b'],
    ['/a+b', '/a%2Bb'],
  ])('has the path %s as %s', (path, written) => {
    expect(of({ path })[1]).toBe(written)
  })

  it.each([
    ['', '/'],
    ['/a//b', '/a//b'],
    ['/a/../b', '/a/../b'],
    ['/a%20b', '/a%20b'],
    ["/it's", '/it%27s'],
    ['/%e3%81', '/%E3%81'],
  ])('has the path %s of Amazon S3 as %s', (path, written) => {
    expect(of({ path }, 's3')[1]).toBe(written)
  })

  it.each([
    ['b=2&a=1', 'a=1&b=2'],
    ['a=2&a=1', 'a=1&a=2'],
    ['a-b=1&a=2', 'a=2&a-b=1'],
    ['a', 'a='],
    ['a=b=c', 'a=b%3Dc'],
    ['a=%2f', 'a=%2F'],
    ['a=x+y', 'a=x%20y'],
    ['a=%zz', 'a=%25zz'],
    ['&&a=1&', 'a=1'],
    ['B=1&a=2', 'B=1&a=2'],
  ])('has the query %s as %s', (query, written) => {
    expect(of({ query })[2]).toBe(written)
  })

  it('leaves out the signature where it stands in the query, and nothing else of that name', () => {
    const query = 'a=1&X%2DAmz-Signature=x'
    expect(of({ query })[2]).toBe('X-Amz-Signature=x&a=1')
    const presigned = { service: 'sts', signedHeaders: ['host'], presigned: { expires: 1 } }
    const signature = presigned as unknown as Parameters<typeof canonicalRequest>[1]
    expect(canonicalRequest({ ...base, query }, signature, 'p').split('\n')[2]).toBe('a=1')
  })

  it('has each header once, its values in order and without needless blanks', () => {
    expect(of({ headers: { host: ['  a \t b ', 'c'] } })[3]).toBe('host:a b,c')
  })
})
