import { describe, expect, it } from 'vitest'
import { readSignature } from '../../../src/protocol/sigv4/read.ts'

const digits = 'a'.repeat(64)
const signed = (
  credential = 'AKIDEXAMPLE/20260102/eu-west-1/cognito-idp/aws4_request',
  headers = 'host;x-amz-date;x-amz-target',
  signature = digits,
) => `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${headers}, Signature=${signature}`
const request = (authorization: string | undefined = signed(), more: Record<string, string> = {}) => ({
  query: '',
  headers: {
    host: 'localhost:9340',
    'x-amz-date': '20260102T030405Z',
    'x-amz-target': 'AWSCognitoIdentityProviderService.AdminGetUser',
    authorization,
    ...more,
  },
})

describe('readSignature', () => {
  it('tells who a request claims to be signed by, and for which region', () => {
    expect(readSignature(request(), 'cognito-idp')).toEqual({
      accessKeyId: 'AKIDEXAMPLE',
      date: '20260102',
      region: 'eu-west-1',
      service: 'cognito-idp',
      signedHeaders: ['host', 'x-amz-date', 'x-amz-target'],
      signature: digits,
      signedAt: '20260102T030405Z',
    })
  })

  it('takes parameters with nothing but a comma between them', () => {
    expect(readSignature(request(signed().replaceAll(', ', ',')), 'cognito-idp').region).toBe('eu-west-1')
  })

  it.each([
    ['no header', '', 'MissingAuthenticationTokenException'],
    ['blanks', '   ', 'MissingAuthenticationTokenException'],
    ['another scheme', 'Bearer abc', 'IncompleteSignatureException'],
    ['another algorithm', signed().replace('SHA256', 'SHA1'), 'IncompleteSignatureException'],
    ['the algorithm alone', 'AWS4-HMAC-SHA256', 'IncompleteSignatureException'],
    ['no signature', signed().replace(/, Signature.*/, ''), 'IncompleteSignatureException'],
    ['a parameter twice', `${signed()}, Signature=${digits}`, 'IncompleteSignatureException'],
    ['a parameter that is none', `${signed()}, Region=eu-west-1`, 'IncompleteSignatureException'],
    ['a short credential', signed('AKID/20260102/eu-west-1/cognito-idp'), 'IncompleteSignatureException'],
    [
      'an empty key id',
      signed('/20260102/eu-west-1/cognito-idp/aws4_request'),
      'IncompleteSignatureException',
    ],
    [
      'a wrong date',
      signed('AKID/2026-01-02/eu-west-1/cognito-idp/aws4_request'),
      'IncompleteSignatureException',
    ],
    [
      'the date of another day',
      signed('AKID/20260103/eu-west-1/cognito-idp/aws4_request'),
      'IncompleteSignatureException',
    ],
    ['no region', signed('AKID/20260102//cognito-idp/aws4_request'), 'IncompleteSignatureException'],
    [
      'another end',
      signed('AKID/20260102/eu-west-1/cognito-idp/aws3_request'),
      'IncompleteSignatureException',
    ],
    ['another service', signed('AKID/20260102/eu-west-1/s3/aws4_request'), 'InvalidSignatureException'],
    ['headers out of order', signed(undefined, 'x-amz-date;host'), 'IncompleteSignatureException'],
    ['a header twice', signed(undefined, 'host;host;x-amz-date'), 'IncompleteSignatureException'],
    ['headers in capitals', signed(undefined, 'Host;x-amz-date'), 'IncompleteSignatureException'],
    ['no host among the headers', signed(undefined, 'x-amz-date'), 'IncompleteSignatureException'],
    [
      'a header that was not sent',
      signed(undefined, 'host;x-amz-security-token'),
      'IncompleteSignatureException',
    ],
    [
      'a header that every object inherits',
      signed(undefined, 'constructor;host;x-amz-date'),
      'IncompleteSignatureException',
    ],
    [
      'what every object inherits from',
      signed(undefined, '__proto__;host;x-amz-date'),
      'IncompleteSignatureException',
    ],
    ['a short signature', signed(undefined, undefined, 'abc'), 'IncompleteSignatureException'],
    ['a signature in capitals', signed(undefined, undefined, 'A'.repeat(64)), 'IncompleteSignatureException'],
  ])('refuses %s', (_, authorization, code) => {
    expect(() => readSignature(request(authorization), 'cognito-idp')).toThrow(
      expect.objectContaining({ code }),
    )
  })

  it.each([
    ['credential', signed('A'.repeat(1_000_000))],
    ['key id', signed(`${'A'.repeat(1_000_000)}/20260102/eu-west-1/cognito-idp/aws4_request`)],
    ['region', signed(`AKID/20260102/${'eu-'.repeat(300_000)}/cognito-idp/aws4_request`)],
    ['list of slashes', signed('/'.repeat(1_000_000))],
    ['list of headers', signed(undefined, `host;${'x-amz-date;'.repeat(100_000)}`)],
    ['name of a header', signed(undefined, `host;${'x'.repeat(1_000_000)}`)],
    ['signature', signed(undefined, undefined, 'a'.repeat(1_000_000))],
    ['list of parameters', `${signed()}${', Signature=a'.repeat(100_000)}`],
    ['row of commas', `AWS4-HMAC-SHA256 ${','.repeat(1_000_000)}`],
    ['row of blanks', `AWS4-HMAC-SHA256${' '.repeat(1_000_000)}x`],
  ])('refuses a %s without end', (_, authorization) => {
    expect(() => readSignature(request(authorization), 'cognito-idp')).toThrow(
      expect.objectContaining({ code: 'IncompleteSignatureException' }),
    )
  })

  it.each([['20260102'], ['2026-01-02T03:04:05Z'], ['']])('refuses `%s` as the time of signing', (time) => {
    expect(() => readSignature(request(signed(), { 'x-amz-date': time }), 'cognito-idp')).toThrow(
      expect.objectContaining({ code: 'IncompleteSignatureException' }),
    )
  })
})
