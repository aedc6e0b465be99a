import { describe, expect, it } from 'vitest'
import { scrub } from '../../../src/adapters/runs/scrub.ts'

const secret = `Corr3ct "Horse" \\ b/ä`

describe('a text with secrets in it', () => {
  it.each([
    ['as they are', `said ${secret}!`, 'said [redacted]!'],
    ['in JSON', `said ${JSON.stringify(secret)}!`, 'said "[redacted]"!'],
    ['in JSON in JSON', JSON.stringify(JSON.stringify({ a: secret })), '"{\\"a\\":\\"[redacted]\\"}"'],
    ['in a URL', `/?p=${encodeURIComponent(secret)}`, '/?p=[redacted]'],
    ['as base64', `Basic ${Buffer.from(secret).toString('base64')}`, 'Basic [redacted]'],
    ['as base64url', Buffer.from(secret).toString('base64url'), '[redacted]'],
    ['as hex', Buffer.from(secret).toString('hex'), '[redacted]'],
    ['again and again', `${secret}${secret}`, '[redacted][redacted]'],
  ])('has none of them %s', (_, text, clean) => {
    expect(scrub(text, [secret])).toBe(clean)
  })

  it('loses the longer one where one begins like the other', () => {
    expect(scrub('secret-12', ['secret-1', 'secret-12'])).toBe('[redacted]')
  })

  it('loses short ones only where they are words, and the shortest never', () => {
    expect(scrub('blue is 7 and blueish, not "blue".', ['blue', '7'])).toBe(
      '[redacted] is 7 and blueish, not "[redacted]".',
    )
  })

  it('loses what only ever carries a secret, though nobody knows it', () => {
    const clean = (text: string) => scrub(text, [])
    const token = `eyJ${'a'.repeat(20)}.${'b'.repeat(20)}.${'c'.repeat(20)}`
    expect(clean(`token ${token}`)).toBe('token [redacted]')
    expect(clean(`Authorization: Bearer ${'x'.repeat(40)}`)).toBe('Authorization: Bearer [redacted]')
    expect(clean(`{ password: 'abc', "apiKey":"def", "secretHash" : "ghi" }`)).toBe(
      `{ password: '[redacted]', "apiKey":'[redacted]', "secretHash" : '[redacted]' }`,
    )
    expect(clean(JSON.stringify(JSON.stringify({ access_token: 'abc', tier: 'gold' })))).toBe(
      JSON.stringify(JSON.stringify({ access_token: '[redacted]', tier: 'gold' })),
    )
    expect(clean(`AWS4-HMAC-SHA256 Signature=${'0f'.repeat(32)}`)).toBe(
      'AWS4-HMAC-SHA256 Signature=[redacted]',
    )
  })

  it.each(['x', 'eyJ-', 'token ', 'token="', "token:'\\", 'password\n', 'Bearer ', 'secret secret= '])(
    'takes no longer for a long row of %j',
    (piece) => {
      // What is not read in one go would take hours here, and the test runner's patience is the measure.
      expect(scrub(piece.repeat(1_000_000 / piece.length), ['another']).length).toBeGreaterThan(0)
    },
  )

  it('keeps what is no secret', () => {
    const text = 'domain not allowed: the password of ana@example.com expires, token_use id'
    expect(scrub(text, ['another'])).toBe(text)
  })

  it('loses them wherever they stand in a value, in names of members too', () => {
    const value = { a: ['secret-1', { 'of secret-1': 'x' }], n: 1, no: null }
    expect(scrub(value, ['secret-1'])).toEqual({
      a: ['[redacted]', { 'of [redacted]': 'x' }],
      n: 1,
      no: null,
    })
  })

  it('keeps what only looks like one, where that is asked for', () => {
    expect(scrub(['Bearer 0123456789abcdef', 'of secret-1'], ['secret-1'], { lookalikes: false })).toEqual([
      'Bearer 0123456789abcdef',
      'of [redacted]',
    ])
  })

  it('is left as it is where there is none', () => {
    const value = { a: ['b'] }
    expect(scrub(value, ['secret-1'])).toBe(value)
  })
})
