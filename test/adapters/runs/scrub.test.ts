import { describe, expect, it } from 'vitest'
import { scrubber } from '../../../src/adapters/runs/scrub.ts'

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
    expect(scrubber([secret])(text)).toBe(clean)
  })

  it('loses the longer one where one begins like the other', () => {
    expect(scrubber(['secret-1', 'secret-12'])('secret-12')).toBe('[redacted]')
  })

  it('loses short ones only where they are words, and the shortest never', () => {
    const scrub = scrubber(['blue', '7'])
    expect(scrub('blue is 7 and blueish, not "blue".')).toBe('[redacted] is 7 and blueish, not "[redacted]".')
  })

  it('loses what only ever carries a secret, though nobody knows it', () => {
    const scrub = scrubber([])
    const token = `eyJ${'a'.repeat(20)}.${'b'.repeat(20)}.${'c'.repeat(20)}`
    expect(scrub(`token ${token}`)).toBe('token [redacted]')
    expect(scrub(`Authorization: Bearer ${'x'.repeat(40)}`)).toBe('Authorization: Bearer [redacted]')
    expect(scrub(`{ password: 'abc', "apiKey":"def", "secretHash" : "ghi" }`)).toBe(
      `{ password: '[redacted]', "apiKey":'[redacted]', "secretHash" : '[redacted]' }`,
    )
    expect(scrub(JSON.stringify(JSON.stringify({ access_token: 'abc', tier: 'gold' })))).toBe(
      JSON.stringify(JSON.stringify({ access_token: '[redacted]', tier: 'gold' })),
    )
    expect(scrub(`AWS4-HMAC-SHA256 Signature=${'0f'.repeat(32)}`)).toBe(
      'AWS4-HMAC-SHA256 Signature=[redacted]',
    )
  })

  it.each(['x', 'eyJ-', 'token ', 'token="', "token:'\\", 'password\n', 'Bearer ', 'secret secret= '])(
    'takes no longer for a long row of %j',
    (piece) => {
      // What is not read in one go would take hours here, and the test runner's patience is the measure.
      expect(scrubber(['another'])(piece.repeat(1_000_000 / piece.length)).length).toBeGreaterThan(0)
    },
  )

  it('keeps what is no secret', () => {
    const text = 'domain not allowed: the password of ana@example.com expires, token_use id'
    expect(scrubber(['another'])(text)).toBe(text)
  })
})
