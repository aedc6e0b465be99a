import { describe, expect, it } from 'vitest'
import { answerOf, difference, differenceLines, recordedAnswer } from '../../../src/cli/runs/answer.ts'
import { hook, stage } from './recorded.ts'

const error = { type: 'Error', message: 'domain not allowed' }
const given = { autoConfirmUser: false }

describe('what was answered', () => {
  it('is the response that the server went on with', () => {
    const record = hook([stage('a', { response: { a: 1 } })], { response: { a: 2 } })
    expect(recordedAnswer(record).response).toEqual({ a: 2 })
  })

  it('is, of one stage, what it left', () => {
    const record = hook([stage('a', { response: { a: 1 } }), stage('b', { response: { a: 2 } })])
    expect(recordedAnswer(record, 'a').response).toEqual({ a: 1 })
    expect(recordedAnswer(record).response).toEqual({ a: 2 })
  })

  it('is an error where a stage failed, unless it was let pass', () => {
    const failed = stage('a', { outcome: 'failed', error })
    expect(recordedAnswer(hook([failed]))).toMatchObject({ error })
    expect(answerOf([{ ...failed, ignored: true }, stage('b', { response: { a: 1 } })])).not.toHaveProperty(
      'error',
    )
  })
})

describe('two answers', () => {
  const answer = (response: object) => answerOf([], response)
  const failed = answerOf([stage('a', { outcome: 'failed', error })])
  const compared = (before: ReturnType<typeof answer>, after: ReturnType<typeof answer>) => {
    const found = difference(before, after, given)
    return [found.same, differenceLines(before, after, found)]
  }

  it.each([
    ['equal responses', answer({ a: [1] }), answer({ a: [1] })],
    ['equal errors', failed, failed],
    ['a secret that was taken out', answer({ code: '[redacted]' }), answer({ code: '123456' })],
    [
      'a part that was taken out',
      answer({ a: 'Hi [redacted], see [redacted]' }),
      answer({ a: 'Hi ana, see x' }),
    ],
  ])('are the same with %s', (_, before, after) => {
    expect(compared(before, after)).toEqual([true, []])
  })

  it.each([
    [
      'a response',
      answer({ autoConfirmUser: false, a: 1 }),
      answer({ autoConfirmUser: true }),
      ['  response.autoConfirmUser', '-   false', '+   true', '  response.a', '-   1'],
    ],
    [
      'an error where there was an answer',
      answer({ autoConfirmUser: true }),
      failed,
      [
        '  error',
        '-   none: it answered',
        '+   Error: domain not allowed',
        '  response.autoConfirmUser',
        '-   true',
        '+   false',
      ],
    ],
    [
      'an answer where there was an error',
      failed,
      answer({ autoConfirmUser: true }),
      [
        '  error',
        '-   Error: domain not allowed',
        '+   none: it answers',
        '  response.autoConfirmUser',
        '-   false',
        '+   true',
      ],
    ],
    [
      'what is left beside a secret',
      answer({ a: 'Hi [redacted], see you' }),
      answer({ a: 'Ho ana, see you' }),
      ['  response.a', '-   "Hi [redacted], see you"', '+   "Ho ana, see you"'],
    ],
    [
      'a secret that is no longer there',
      answer({ a: '[redacted]' }),
      answer({}),
      ['  response.a', '-   "[redacted]"'],
    ],
  ])('differ in %s', (_, before, after, lines) => {
    expect(compared(before, after)).toEqual([false, lines])
  })

  it.each([
    ['a[redacted]a', 'a', false],
    ['a[redacted]a', 'aa', true],
    ['[redacted]b[redacted]', 'xby', true],
    ['[redacted]b[redacted]b', 'xb', false],
    ['x[redacted]', 'y', false],
  ])('where `%s` was kept of `%s` are the same: %s', (before, after, same) => {
    expect(difference(answer({ a: before }), answer({ a: after }), given).same).toBe(same)
  })
})
