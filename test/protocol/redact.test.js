import { expect, it } from 'vitest'
import { logged, redact } from '../../src/protocol/redact.js'
it.each([
  ['a token', 'bad token eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2lnbmF0dXJl here', 'eyJzdWIi'],
  ['a password in JSON', '{"Username":"ana","Password":"Correct \\"Horse\\" 9!"}', 'Horse'],
  ['a secret hash', 'SecretHash: abcdefgh=', 'abcdefgh'],
  ['a confirmation code', '{"ConfirmationCode":"123456"}', '123456'],
  ['a session', "Session='abc.def'", 'abc.def'],
  ['a signature', `Credential=AKID/x, Signature=${'f'.repeat(64)}`, 'ffff'],
  ['a bearer token', 'authorization Bearer 0123456789', '0123456789'],
  ['the token of an address', 'http://localhost/_poolwright/api/inbox?token=0123456789', '0123456789'],
])('covers %s', (_, text, secret) => {
  expect(text).toContain(secret)
  expect(redact(text)).not.toContain(secret)
})
it('leaves what is no secret as it is', () => {
  expect(redact("Cannot read properties of undefined (reading 'pool') at find-client.ts:12:3")).toBe(
    "Cannot read properties of undefined (reading 'pool') at find-client.ts:12:3",
  )
})
it('logs an error without what it was careless enough to say', () => {
  expect(JSON.stringify(logged(new TypeError('no {"Password":"hunter2"}')))).not.toContain('hunter2')
})
