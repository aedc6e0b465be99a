import { describe, expect, it } from 'vitest'
import type { HookRecord } from '../../src/model/trace.ts'
import { ScriptError } from '../../src/model/script-error.ts'
import { fault, world, type Script } from '../world.ts'
import { failures, fails, keep, sets, through, wish, type Stages } from './through.ts'

describe('a pipeline that does not answer in time', () => {
  /** Stages of which the second is late so many times. */
  const late = (times: number): Stages => [
    { run: sets({ autoConfirmUser: true }) },
    {
      run: (event) => {
        if (times-- > 0) throw new ScriptError('timeout', 'late')
        return event
      },
    },
  ]
  const outcomes = (records: HookRecord['stages'] = []) =>
    records.map(({ trigger, outcome, attempt }) => [trigger.slice(-1), outcome, attempt])

  it('is run again as a whole, and every attempt is on record', async () => {
    const { error, records, calls, seen, user } = await through(late(2), { attempts: 3 })
    expect(error).toBeUndefined()
    expect(outcomes(records)).toEqual([
      ['0', 'answered', undefined],
      ['1', 'failed', undefined],
      ['0', 'answered', 2],
      ['1', 'failed', 2],
      ['0', 'answered', 3],
      ['1', 'answered', 3],
    ])
    // Each time anew: from the response as it was, with five seconds, under an id of its own.
    expect(seen.map(({ response }) => response['autoConfirmUser'])).toEqual([
      false,
      true,
      false,
      true,
      false,
      true,
    ])
    expect(calls.map(({ timeout }) => timeout)).toEqual(Array(6).fill(5000))
    expect(new Set(calls.map(({ requestId }) => requestId)).size).toBe(6)
    expect(await user('bob')).toMatchObject({ status: 'CONFIRMED' })
  })

  it.each([
    ['never', 1, 2],
    ['twice', 3, 6],
  ])('has failed in the end, where it may be run again %s', async (_, attempts, times) => {
    const { error, calls, user } = await through(late(99), { attempts })
    expect(error).toEqual(
      fault(
        'UnexpectedLambdaException',
        'PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.',
      ),
    )
    expect(calls).toHaveLength(times)
    expect(await user('bob')).toBeUndefined()
  })

  it('is not run again where its author passes over the stage', async () => {
    const { value, calls } = await through([{ run: fails('timeout'), onError: 'continue' }, { run: keep }], {
      attempts: 3,
    })
    expect(value).toHaveProperty('UserSub')
    expect(calls).toHaveLength(2)
  })

  it.each(failures.filter(([name]) => name !== 'takes too long'))(
    'is another thing than a script that %s, which is an answer',
    async (_, run) => {
      const { calls } = await through([{ run }], { attempts: 3 })
      expect(calls).toHaveLength(1)
    },
  )

  it('begins with five new seconds where the stages before have used them up', async () => {
    let slow = 5000
    const run: Script = (event) => {
      made.clock.ticks += slow
      slow = 0
      return event
    }
    const made = await world({ stages: { PreSignUp: [{ run }, { run }] }, attempts: 2 })
    expect(await made.call('SignUp', wish)).toHaveProperty('UserSub')
    expect(made.calls.map(({ timeout }) => timeout)).toEqual([5000, 5000, 5000])
  })
})
