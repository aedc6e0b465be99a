import { expect, it } from 'vitest'
import { hide, isSecret, redact, secretsIn, secretsUnder, showCovered } from '../../src/engine/redact.ts'

it.each([
  ['a password', { request: { password: 'p' } }, { request: { password: '[redacted]' } }],
  ['answers, whatever their form', { code: ['1', '2'] }, { code: '[redacted]' }],
  [
    'what only Verify may see',
    { privateChallengeParameters: { a: '4' } },
    { privateChallengeParameters: '[redacted]' },
  ],
  [
    'the tokens that logins are proven by',
    { Logins: { 'accounts.google.com': 'ey' } },
    { Logins: '[redacted]' },
  ],
  [
    'the app of an identity pool whose id has its secret in it',
    { SupportedLoginProviders: { 'api.twitter.com': 'key;secret', 'www.amazon.com': 'app' } },
    { SupportedLoginProviders: { 'api.twitter.com': '[redacted]', 'www.amazon.com': 'app' } },
  ],
  ['a session string', { session: 'ticket' }, { session: '[redacted]' }],
  [
    'an attribute by its name',
    [{ Name: 'custom:pin_token', Value: '4' }],
    [{ Name: 'custom:pin_token', Value: '[redacted]' }],
  ],
])('covers %s', (_, value, shown) => {
  expect(redact(value)).toEqual(shown)
})

it.each([
  ['the providers that somebody has logins of', { Logins: ['accounts.google.com'] }],
  [
    'how such a provider leads to roles',
    { RoleMappings: { 'api.twitter.com': { Type: 'Rules', AmbiguousRoleResolution: 'Deny' } } },
  ],
  ['the results of earlier challenges', { session: [{ challengeName: 'SRP_A' }] }],
])('shows %s', (_, value) => {
  expect(redact(value)).toEqual(value)
})

it.each([
  'Password',
  'PREVIOUS_PASSWORD',
  'SECRET_HASH',
  'SecretHash',
  'access_token',
  'refreshToken',
  'Authorization',
  'X-Api-Key',
  'PASSWORD_CLAIM_SIGNATURE',
  'PASSWORD_CLAIM_SECRET_BLOCK',
  'SECRET_BLOCK',
  'ClientSecretValue',
  'SecretString',
  'PasswordVerifier',
  'PreSignedUrl',
  'private_key',
  'SMS_MFA_CODE',
  'ConfirmationCode',
  'ClientSecret',
  'Session',
  'SAMLAssertion',
  'TokenCode',
  'ContextAssertion',
  'ANSWER',
])('knows %s for the name of a secret', (name) => {
  expect(isSecret(name)).toBe(true)
})

it.each([
  'codeParameter',
  'token_use',
  'idTokenGeneration',
  'TokenType',
  'ClientSecretId',
  'custom:postcode',
  'passwordPolicy',
])('shows %s', (name) => {
  expect(isSecret(name)).toBe(false)
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

it('tells every text that it covers, however deep, and no other', () => {
  const event = {
    request: {
      password: 'pw',
      attributes: [
        { Name: 'token', Value: 't' },
        { Name: 'email', Value: 'e' },
      ],
    },
  }
  expect(secretsIn(event)).toEqual(new Set(['pw', 't']))
  const line = showCovered(showCovered({}, 'event', event), 'response', {
    privateChallengeParameters: { sum: 42 },
  })
  expect(secretsUnder(line)).toEqual(new Set(['pw', 't', '42']))
  hide(line, 'sent')
  expect(secretsUnder(line)).toContain('sent')
  expect(secretsUnder({})).toEqual(new Set())
})

it('covers what lies too deep to be looked through', () => {
  const deep = (value: unknown, levels: number): unknown => (levels ? { in: deep(value, levels - 1) } : value)
  expect(JSON.stringify(redact(deep('found', 18)))).not.toContain('found')
  expect(() => secretsIn(deep('found', 1000))).not.toThrow()
  expect(secretsIn(deep('found', 18))).toEqual(new Set(['found']))
})
