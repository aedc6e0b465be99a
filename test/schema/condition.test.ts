import { describe, expect, it } from 'vitest'
import type { EventVersion, HookKey } from '../../src/model/hook.ts'
import { compileCondition, maxConditionLength, type Condition } from '../../src/schema/condition.ts'

const compiled = (text: string, hook?: HookKey): Condition => {
  const condition = compileCondition(text, hook)
  if (!('holds' in condition)) throw new Error(condition.message)
  return condition
}
const signUp = (request: object) => ({ userName: 'ana', request: { userAttributes: {}, ...request } })

describe('a condition', () => {
  const campaign = 'has(event.request.clientMetadata.campaign)'

  it.each([
    ['left out', {}],
    ['null', { clientMetadata: null }],
    ['empty', { clientMetadata: {} }],
  ])('reads a map that is %s as empty', (_, request) => {
    expect(compiled(campaign).holds(signUp(request))).toBe(false)
  })

  it('holds where the event says so', () => {
    expect(compiled(campaign).holds(signUp({ clientMetadata: { campaign: 'spring' } }))).toBe(true)
  })

  it('leaves the event that it read as it was', () => {
    const event = signUp({ clientMetadata: null })
    compiled(campaign).holds(event)
    expect(event).toEqual({ userName: 'ana', request: { userAttributes: {}, clientMetadata: null } })
  })

  it('guards against a field that is missing without an `in`', () => {
    const { holds } = compiled(
      '!has(event.request.userAttributes.email_verified) || event.request.userAttributes.email_verified != "true"',
    )
    const verified = (value?: string) => signUp({ userAttributes: value ? { email_verified: value } : {} })
    expect([holds(verified()), holds(verified('false')), holds(verified('true'))]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('fails in one line where it reads what is not there', () => {
    const { holds } = compiled('event.request.userAttributes.plan == "gold"')
    expect(() => holds(signUp({}))).toThrow(/^No such key: plan$/)
  })

  it('fails where a value of unknown type turns out to be neither true nor false', () => {
    const { holds } = compiled('event.request.userAttributes.plan')
    expect(() => holds(signUp({ userAttributes: { plan: 'gold' } }))).toThrow('neither true nor false')
  })

  it.each(['constructor', '__proto__', 'toString'])('sees no `%s` that the event does not say', (name) => {
    expect(compiled(`has(event.request.userAttributes.${name})`).holds(signUp({}))).toBe(false)
  })

  it('says how to compare where one `=` stands', () => {
    expect(compileCondition("event.triggerSource = 'x'")).toMatchObject({ help: 'compare with `==`' })
  })

  it('is compiled once', () => {
    expect(compileCondition(campaign)).toBe(compileCondition(campaign))
  })
})

describe('a condition is no condition', () => {
  it.each<[string, string, number, string, HookKey, EventVersion?]>([
    ['is no CEL', 'event..request', 6, 'the condition is no CEL: Expected IDENTIFIER, got DOT', 'preSignUp'],
    [
      'ends too early',
      'event.userName ==',
      17,
      'the condition is no CEL: Unexpected token: EOF',
      'preSignUp',
    ],
    [
      'reads another name',
      'evnt.userName == "a"',
      0,
      'the condition reads `evnt`, which nobody knows',
      'preSignUp',
    ],
    ['misspells a member', 'event.reqest.x == "a"', 6, '`event` has no `reqest` at this hook', 'preSignUp'],
    [
      'guards a misspelt one',
      'has(event.request.metadata)',
      18,
      '`event.request` has no `metadata` at this hook',
      'preSignUp',
    ],
    [
      'reads what another hook has',
      'size(event.request.session) > 0',
      19,
      '`event.request` has no `session` at this hook',
      'preSignUp',
    ],
    [
      'reads what another version has',
      '"a" in event.request.scopes',
      21,
      '`event.request` has no `scopes` at this hook',
      'preTokenGeneration',
      'V1_0',
    ],
    [
      'misspells a member in a list',
      'event.request.session.exists(s, s.result)',
      34,
      '`s` has no `result` at this hook',
      'defineAuthChallenge',
    ],
    ['gives a text', 'event.userName', 0, 'the condition gives `string`, not true or false', 'preSignUp'],
    [
      'compares unlike things',
      'event.userName == 1',
      0,
      'the condition mixes types: string == int',
      'preSignUp',
    ],
    [
      'asks a regular expression',
      'event.userName.matches("(a+)+$")',
      0,
      '`matches` is not served: a regular expression can hold up everybody',
      'preSignUp',
    ],
    [
      'loops in a loop',
      '[1, 2].all(x, [1, 2].all(y, x == y))',
      14,
      'a loop within a loop: one list can be looked through at a time',
      'preSignUp',
    ],
    [
      'is too long',
      `event.userName == "${'a'.repeat(maxConditionLength)}"`,
      maxConditionLength,
      'the condition is longer than 1000 characters',
      'preSignUp',
    ],
  ])('where it %s', (_, text, offset, message, hook, version) => {
    expect(compileCondition(text, hook, version)).toMatchObject({ message, offset })
  })

  it('where it nests without end', () => {
    expect(compileCondition(`${'('.repeat(400)}true${')'.repeat(400)}`)).toMatchObject({
      offset: expect.any(Number),
    })
  })

  it('and says which names stand in its place', () => {
    const mistake = compileCondition('event.request.userAttribute.email == "a"', 'postConfirmation')
    expect(mistake).toMatchObject({
      unknown: { name: 'userAttribute', known: ['userAttributes', 'clientMetadata'] },
    })
  })
})

it('knows the members of each version of an event', () => {
  const scopes = '"openid" in event.request.scopes'
  expect(compileCondition(scopes, 'preTokenGeneration', 'V2_0')).toHaveProperty('holds')
  expect(compileCondition(scopes, 'preTokenGeneration', 'V3_0')).toHaveProperty('holds')
})
