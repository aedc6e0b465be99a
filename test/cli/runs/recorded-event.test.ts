import { describe, expect, it } from 'vitest'
import { eventOf, hooksOf, lastStages, notKept } from '../../../src/cli/runs/recorded-event.ts'
import { hook, recorded, stage } from './recorded.ts'

const first = hook([stage('a', { response: { autoConfirmUser: true } }), stage('b'), stage('c')])
const second = hook([stage('d')], { hook: 'CustomMessage', triggerSource: 'CustomMessage_SignUp' })

describe('the hooks of a run', () => {
  it.each([
    [undefined, [first, second]],
    ['PreSignUp', [first]],
    ['presignup', [first]],
    ['CustomMessage_SignUp', [second]],
    ['PostConfirmation', []],
  ])('are, by %s, those of that name', (name, hooks) => {
    const run = recorded([first], {
      trace: [
        { step: 'a', at: 0, took: 0, gave: [], inside: recorded([first]).trace },
        ...recorded([second]).trace,
      ],
    })
    expect(hooksOf(run, name)).toEqual(hooks)
  })

  it('have the stages of the last time that their pipeline ran', () => {
    const again = hook([stage('a'), stage('a', { attempt: 2 }), stage('b', { attempt: 2 })])
    expect(lastStages(again).map(({ trigger }) => trigger)).toEqual(['a', 'b'])
  })
})

describe('an event', () => {
  it('is that of the hook, or has what the stages before had left', () => {
    expect(eventOf(recorded(), first)).toBe(first.event)
    expect(eventOf(recorded(), first, 'a')).toEqual(first.event)
    expect(eventOf(recorded(), first, 'c').response).toEqual({ autoConfirmUser: true })
  })

  it('is missed where it was too long to be kept', () => {
    expect(() => eventOf(recorded(), hook([], { event: undefined }))).toThrow(
      'the event of PreSignUp_SignUp in r-12 was too long to be kept',
    )
  })

  it('tells where a secret was taken out', () => {
    const event = {
      request: { password: '[redacted]', list: [{ a: 'x' }, { b: 'not [redacted] all' }] },
      n: 1,
    }
    expect(notKept(event)).toEqual([
      ['request', 'password'],
      ['request', 'list', 1, 'b'],
    ])
  })
})
