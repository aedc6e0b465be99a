import { expect, it } from 'vitest'
import { standingOf } from '../../../src/engine/threats/new-event.ts'
import type { AuthEvent, EventStanding } from '../../../src/model/auth-event.ts'

const said = (value: 'Valid' | 'Invalid') => ({ value, provider: 'User', at: 0 }) as const

it.each<[string, Pick<AuthEvent, 'type' | 'response' | 'feedback'>, EventStanding]>([
  ['went well', { type: 'SignIn', response: 'Pass' }, 'trusted'],
  ['failed', { type: 'SignIn', response: 'Fail' }, 'other'],
  ['is under way', { type: 'SignIn', response: 'InProgress' }, 'other'],
  ['failed, and was the user', { type: 'SignIn', response: 'Fail', feedback: said('Valid') }, 'trusted'],
  [
    'went well, and was not the user',
    { type: 'SignIn', response: 'Pass', feedback: said('Invalid') },
    'disowned',
  ],
  ['anybody may do', { type: 'ResendCode', response: 'Pass' }, 'other'],
  ['asks for a code to set a password', { type: 'ForgotPassword', response: 'InProgress' }, 'other'],
  ['has set one by that code', { type: 'ForgotPassword', response: 'Pass' }, 'trusted'],
])('what %s stands so for what comes after', (_what, event, standing) => {
  expect(standingOf(event)).toBe(standing)
})
