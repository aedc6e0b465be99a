import type { Shape } from '../generate/api-schema.ts'
import type { Draw } from './draw.ts'

/** Texts as callers send them, some of which fit any pattern of the API. */
const usual = [
  'a',
  'ana',
  'web',
  'kim@example.com',
  'bob@example.com',
  '+15555550100',
  'custom:plan',
  'us-east-1_Nowhere1',
  'us-west-2',
  '0',
  '42',
  '123456',
  '123456789012',
  'true',
  'Brand-New-1!',
  'https://example.com/callback',
  'https://example.com/a?b=c#d',
  'com.example.app:/callback',
  'example.com',
  'auth.example.com',
  'openid',
  'shop/read',
  'https://shop.example.com',
  'arn:aws:iam::123456789012:role/reader',
  'arn:aws:lambda:us-east-1:123456789012:function:test-PreSignUp',
  'arn:aws:kms:us-east-1:123456789012:key/5f0f6f2e-8c1d-4b57-9a3e-2c7f1f6f3b10',
  'arn:aws:acm:us-east-1:123456789012:certificate/5f0f6f2e-8c1d-4b57-9a3e-2c7f1f6f3b10',
  'arn:aws:ses:us-east-1:123456789012:identity/kim@example.com',
  'arn:aws:s3:::logs',
  'arn:aws:logs:us-east-1:123456789012:log-group:shop',
  'arn:aws:firehose:us-east-1:123456789012:deliverystream/shop',
  '5f0f6f2e-8c1d-4b57-9a3e-2c7f1f6f3b10',
  'import-abc',
  'terms-of-use',
  'privacy-policy',
  'cognito:default',
  'cognito:english',
  'Your code is {####}',
  'Follow {##this##}',
  'You are {username}, and your password is {####}',
  'kim <kim@example.com>',
  'us-east-1_5f0f6f2e-8c1d-4b57-9a3e-2c7f1f6f3b10',
  'AAAABBBBCCCCDDDDEEEEFFFFGGGG',
  'abcdefghijklmnopqrstuvwxyz+0123456789',
  'YWJjZA==',
  'eyJhbGciOiJub25lIn0.e30.',
  '192.0.2.1/24',
  '2001:db8::/32',
  '203.0.113.7',
  'cognito:default\u0000',
  '.logo-customizable { max-width: 60% }',
  'fe80::1',
]

/** Texts as nobody should send them: each has broken some program. */
export const odd: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udfff\ud800b',
  '\u202eana',
  'ana\u0301\u0301\u0301',
  '\ufeffana',
  'ﬁ ß ı İ',
  '😀'.repeat(64),
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '../../etc/passwd',
  '%00%2e%2e',
  '{{7*7}}${7*7}',
  "'; drop table users; --",
  '<script>alert(1)</script>',
  '\r\nset-cookie: a=b',
  'NaN',
  '1e400',
  '-1',
  '0x10',
  '9007199254740993',
  'null',
  'undefined',
  '[object Object]',
  '*',
  '%',
  '_',
  'a'.repeat(129),
  'x'.repeat(2049),
  'e\u0301'.repeat(1024),
  '"\\',
  'a.b.c',
  '..',
  '🧑‍🤝‍🧑',
]

const fitting = new WeakMap<
  Shape,
  { readonly all: readonly string[]; readonly sensible: readonly string[] }
>()

/** Whether a text is what its shape says. */
export function isText(shape: Shape, text: string): boolean {
  const { minLength = 0, maxLength = Infinity, pattern, enum: some } = shape
  const length = [...text].length
  if (length < minLength || length > maxLength || (some && !some.includes(text))) return false
  return pattern === undefined || new RegExp(pattern, 'u').test(text)
}

/** A text that its shape allows, where one is known; any other, now and then. */
export function textOf(draw: Draw, shape: Shape, careful: boolean): string {
  if (shape.enum) return draw.pick(shape.enum)
  if (shape['x-blob']) return Buffer.from(draw.text(24)).toString('base64')
  let found = fitting.get(shape)
  if (!found) {
    const fits = (text: string) => isText(shape, text)
    fitting.set(shape, (found = { all: [...usual, ...odd].filter(fits), sensible: usual.filter(fits) }))
  }
  const known = careful && found.sensible.length ? found.sensible : found.all
  if (!known.length || (!careful && draw.chance(10))) {
    const drawn = draw.text(Math.min(shape.maxLength ?? 40, 40))
    if (!known.length || isText(shape, drawn)) return drawn
  }
  return draw.pick(known)
}
