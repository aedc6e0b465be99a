import { expect, it } from 'vitest'
import type { JsonObject } from '../../../src/model/trigger.ts'
import type { TriggerSource } from '../../../src/schema/samples.ts'
import { bench } from './stage.ts'

/** Somebody whose every attribute is as long as Cognito lets it be, and takes as much room as it can. */
const own = Array.from({ length: 50 }, (_, index) => [`custom:a${index}`, '\u{10FFFF}'.repeat(1024)])
const person = { ...Object.fromEntries(own), email: 'ana@example.com', email_verified: 'true' }

const cases: readonly [string, TriggerSource, JsonObject, JsonObject][] = [
  ['email-domains', 'PreSignUp_SignUp', { allow: ['example.com'] }, {}],
  ['auto-confirm', 'PreSignUp_SignUp', { verifyEmail: true }, {}],
  ['deny-list', 'PreAuthentication_Authentication', { emails: ['a@b'], phones: ['+1'] }, {}],
  ['rate-limit', 'PreAuthentication_Authentication', { limit: 1, window: 1 }, {}],
  [
    'captcha',
    'PreSignUp_SignUp',
    { provider: 'turnstile', secret: 'key' },
    { validationData: { captcha: 'a' } },
  ],
  ['claims', 'TokenGeneration_Authentication', { attributes: { mail: 'email' } }, {}],
  ['email-code', 'CreateAuthChallenge_Authentication', {}, { session: [] }],
]

it.each(cases)('%s is not brought down by much of everything', async (name, source, settings, request) => {
  const { call } = bench(name)
  const answer = await call(source, {
    with: settings,
    request: { userAttributes: person, ...request },
    world: { secrets: { key: 'k' }, kv: () => 1, fetch: async () => ({ body: '{"success":true}' }) },
  })
  expect(answer.request['userAttributes']).toEqual(person)
})
