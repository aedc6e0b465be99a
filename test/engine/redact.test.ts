import { expect, it } from 'vitest'
import { redact, showCovered } from '../../src/engine/redact.ts'

it.each([
  ['a password', { request: { password: 'p' } }, { request: { password: '[redacted]' } }],
  ['answers, whatever their form', { code: ['1', '2'] }, { code: '[redacted]' }],
  [
    'what only Verify may see',
    { privateChallengeParameters: { a: '4' } },
    { privateChallengeParameters: '[redacted]' },
  ],
  ['a session string', { session: 'ticket' }, { session: '[redacted]' }],
])('covers %s', (_, value, shown) => {
  expect(redact(value)).toEqual(shown)
})

it('shows the results of earlier challenges, and what is not there', () => {
  const value = { session: [{ challengeName: 'SRP_A' }], password: null, name: 'ana' }
  expect(redact(value)).toEqual(value)
})

it('covers a member only when somebody looks', () => {
  const value = { password: 'old' }
  const line = showCovered({ step: 'x' }, 'event', value)
  expect(JSON.parse(JSON.stringify(line))).toEqual({ step: 'x', event: { password: '[redacted]' } })
})
