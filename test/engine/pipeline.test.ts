import { describe, expect, it } from 'vitest'
import { perform, type TraceLine } from '../../src/engine/flow.ts'
import { ScriptError } from '../../src/model/script-error.ts'
import { SignUp } from '../../src/operations/user-pools/sign-up.ts'
import { fault, world, type Script, type Seen } from '../world.ts'
import { hooksOf } from './lines.ts'
import { failures, keep, sets, through, wish, type Stages } from './through.ts'

describe('stages', () => {
  it('each see the response as the one before left it', async () => {
    const { seen, user } = await through([
      { run: sets({ autoConfirmUser: true }) },
      { run: sets({ autoVerifyEmail: true }) },
      { run: keep },
    ])
    const neutral = { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false }
    expect(seen.map(({ response }) => response)).toEqual([
      neutral,
      { ...neutral, autoConfirmUser: true },
      { ...neutral, autoConfirmUser: true, autoVerifyEmail: true },
    ])
    expect(await user('bob')).toMatchObject({ status: 'CONFIRMED', attributes: { email_verified: 'true' } })
  })

  it.each([
    ['an empty response', {}],
    ['none', undefined],
    ['null', null],
  ])('keep what was answered before, if they answer %s', async (_, response) => {
    const { user } = await through([
      { run: sets({ autoConfirmUser: true }) },
      { run: (event) => ({ ...event, response }) },
    ])
    expect(await user('bob')).toMatchObject({ status: 'CONFIRMED' })
  })

  it('all see the same request, whatever one makes of its own', async () => {
    const { seen } = await through([
      {
        run: (event) => {
          event.request.userAttributes.email = 'eve@example.com'
          event.userName = 'eve'
          return event
        },
      },
      { run: keep },
    ])
    expect(seen[1]).toMatchObject({
      userName: 'bob',
      request: { userAttributes: { email: 'bob@example.com' } },
    })
  })

  it('are told what they are used with, whose function they are, and an id of the call', async () => {
    const { calls, pool } = await through([{ run: keep, with: { limit: 3 } }, { run: keep }])
    expect(calls.map(({ told }) => told)).toEqual([{ with: { limit: 3 } }, {}])
    const name = 'test-PreSignUp'
    const arn = `arn:aws:lambda:us-east-1:123456789012:function:${name}`
    for (const { functionName, functionArn, poolId } of calls)
      expect([functionName, functionArn, poolId]).toEqual([name, arn, pool.id])
    expect(new Set(calls.map(({ requestId }) => requestId)).size).toBe(2)
  })
})

describe('a condition', () => {
  const confirms = (when: string): Stages => [{ run: sets({ autoConfirmUser: true }), when }]
  it.each([
    ['holds', 'event.request.userAttributes.email.endsWith("@example.com")', 'answered'],
    ['does not hold', 'event.request.userAttributes.email.endsWith("@example.org")', 'skipped'],
    [
      'reads the envelope',
      'event.userName == "bob" && event.triggerSource == "PreSignUp_SignUp"',
      'answered',
    ],
    ['looks for what is not there', '"tier" in event.request.clientMetadata', 'skipped'],
  ])('lets its stage run or not: %s', async (_, when, outcome) => {
    const { records, calls } = await through(confirms(when))
    expect(records).toMatchObject([{ trigger: 'test-PreSignUp-0', outcome }])
    expect(calls).toHaveLength(outcome === 'answered' ? 1 : 0)
  })

  it('sees the response as the stage before left it', async () => {
    const { records } = await through([
      { run: keep, when: 'event.response.autoConfirmUser' },
      { run: sets({ autoConfirmUser: true }) },
      { run: keep, when: 'event.response.autoConfirmUser' },
    ])
    expect(records?.map(({ outcome }) => outcome)).toEqual(['skipped', 'answered', 'answered'])
  })

  it.each([
    ['fails', 'event.request.userAttributes.tier == "gold"', /^the condition `.*tier == "gold"` failed: .+$/],
    ['gives no answer', 'event.userName', /failed: it gives neither true nor false$/],
    ['cannot be read', 'event.userName ==', /^the condition `event.userName ==` cannot be read$/],
  ])('that %s is a stage that fails, and only its author is told how', async (_, when, why) => {
    const { error, calls, user, records } = await through([{ run: keep, when }, { run: keep }])
    const told = 'PreSignUp failed with error a condition cannot be answered.'
    expect(error).toEqual(fault('UserLambdaValidationException', told))
    expect(records).toMatchObject([{ outcome: 'failed', error: { message: expect.stringMatching(why) } }])
    expect([calls, await user('bob')]).toEqual([[], undefined])
  })

  it('that fails is passed over, where its author said so', async () => {
    const when = 'event.request.userAttributes.tier == "gold"'
    const { value, records } = await through([{ run: keep, when, onError: 'continue' }, { run: keep }])
    expect(value).toHaveProperty('UserSub')
    expect(records).toMatchObject([{ outcome: 'failed', ignored: true }, { outcome: 'answered' }])
  })
})

describe('a stage that fails', () => {
  it.each(failures)('ends the hook, and what it stands in: one that %s', async (_, run, code, message) => {
    const { error, calls, user, records } = await through([{ run }, { run: keep }])
    expect(error).toEqual(fault(code, message))
    expect(records).toMatchObject([{ outcome: 'failed' }])
    expect(records?.[0]).not.toHaveProperty('ignored')
    expect(calls).toHaveLength(1)
    expect(await user('bob')).toBeUndefined()
  })

  it.each(failures)('is passed over where its author said so: one that %s', async (_, run) => {
    const { value, records, user } = await through([
      { run: sets({ autoConfirmUser: true }) },
      { run, onError: 'continue' },
      { run: keep },
    ])
    expect(value).toMatchObject({ UserConfirmed: true })
    expect(records?.map(({ outcome, ignored }) => [outcome, ignored])).toEqual([
      ['answered', undefined],
      ['failed', true],
      ['answered', undefined],
    ])
    expect(await user('bob')).toMatchObject({ status: 'CONFIRMED' })
  })

  it('is no cloak for a defect of ours', async () => {
    const made = await world({ stages: { PreSignUp: [{ run: keep, onError: 'continue' }] } })
    const broken = {
      invoke: () => Promise.reject(new TypeError('a defect')),
    }
    await expect(perform(SignUp.flow, wish, { ...made.ports, sandbox: broken })).rejects.toThrow(
      new TypeError('a defect'),
    )
  })
})

describe('five seconds', () => {
  /** Signs somebody up through stages each of which takes so long. */
  async function lasting(...stages: (Partial<Stages[number]> & { takes: number })[]) {
    const run =
      (milliseconds: number): Script =>
      (event) => {
        made.clock.ticks += milliseconds
        return event
      }
    const PreSignUp = stages.map(({ takes, ...more }) => ({ ...more, run: run(takes) }))
    const made = await world({ stages: { PreSignUp } })
    const trace: TraceLine[] = []
    const error = await made.call('SignUp', wish, trace).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    return { ...made, error, trace, records: hooksOf(trace)[0]?.stages }
  }
  const late = fault(
    'UnexpectedLambdaException',
    'PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.',
  )

  it('are shared: each stage has what those before it left', async () => {
    const { calls, error, records } = await lasting({ takes: 3000 }, { takes: 1999 }, { takes: 0 })
    expect(error).toBeUndefined()
    expect(calls.map(({ timeout }) => timeout)).toEqual([5000, 2000, 1])
    expect(records?.map(({ took }) => took)).toEqual([3000, 1999, 0])
  })

  it('end: a stage that has none left is not called', async () => {
    const { calls, error, records } = await lasting({ takes: 5000 }, { takes: 0 })
    expect(error).toEqual(late)
    expect(calls).toHaveLength(1)
    expect(records).toMatchObject([
      { outcome: 'answered' },
      { outcome: 'failed', error: { message: expect.stringMatching(/used up the five seconds/) } },
    ])
  })

  it('end also for a stage that may be passed over, and for every one after it', async () => {
    const { calls, error, records } = await lasting(
      { takes: 6000 },
      { takes: 0, onError: 'continue' },
      { takes: 0, when: 'event.userName == "nobody"' },
      { takes: 0 },
    )
    expect(error).toEqual(late)
    expect(calls).toHaveLength(1)
    expect(records?.map(({ outcome, ignored }) => [outcome, ignored])).toEqual([
      ['answered', undefined],
      ['failed', true],
      ['skipped', undefined],
      ['failed', undefined],
    ])
  })

  it('begin anew at the next hook', async () => {
    const slow: Script = (event) => {
      made.clock.ticks += 4000
      return event
    }
    const made = await world({ scripts: { PreAuthentication: slow, PostAuthentication: slow } })
    await made.signIn()
    expect(made.calls.map(({ timeout }) => timeout)).toEqual([5000, 5000])
  })
})

describe('the record of a hook', () => {
  it('says what was shown, what each stage did, and what came of it', async () => {
    const { record } = await through([
      { run: sets({ autoConfirmUser: true }) },
      { run: keep, when: 'false' },
      {
        run: () => {
          throw new ScriptError('threw', 'oops', {
            type: 'TypeError',
            place: { file: 'triggers/a.ts', line: 3, column: 7 },
            logs: [{ level: 'info', text: 'here' }],
          })
        },
        onError: 'continue',
      },
    ])
    expect(record).toMatchObject({
      hook: 'PreSignUp',
      triggerSource: 'PreSignUp_SignUp',
      version: 'V1_0',
      event: { userName: 'bob', request: { userAttributes: { email: 'bob@example.com' } } },
      response: { autoConfirmUser: true },
    })
    expect(record?.stages).toEqual([
      {
        trigger: 'test-PreSignUp-0',
        outcome: 'answered',
        response: { autoConfirmUser: true, autoVerifyEmail: false, autoVerifyPhone: false },
        logs: [],
        calls: [],
        took: 0,
        cpu: 0,
        heap: 0,
      },
      { trigger: 'test-PreSignUp-1', outcome: 'skipped', logs: [], calls: [], took: 0 },
      {
        trigger: 'test-PreSignUp-2',
        outcome: 'failed',
        ignored: true,
        error: {
          type: 'TypeError',
          message: 'oops',
          place: { file: 'triggers/a.ts', line: 3, column: 7 },
        },
        logs: [{ level: 'info', text: 'here' }],
        calls: [],
        took: 0,
      },
    ])
  })

  it('keeps what a stage wrote to its console, though its answer cannot be used', async () => {
    const made = await world({ stages: { PreSignUp: [{ run: keep }] } })
    const logs = [{ level: 'log', text: 'here' }] as const
    const sandbox = { invoke: async () => ({ value: 'text', logs, calls: [], took: 1, cpu: 1, heap: 9 }) }
    const trace: TraceLine[] = []
    await expect(perform(SignUp.flow, wish, { ...made.ports, sandbox }, trace)).rejects.toEqual(
      fault('InvalidLambdaResponseException'),
    )
    expect(hooksOf(trace)[0]?.stages).toMatchObject([{ outcome: 'failed', logs, heap: 9 }])
  })

  it('is there though the function is not', async () => {
    const { record, error } = await through([], {
      stages: {},
      pool: { LambdaConfig: { PreSignUp: 'arn:aws:lambda:us-east-1:1:function:gone' } },
    })
    expect(error).toEqual(fault('UnexpectedLambdaException'))
    expect(record).toMatchObject({ hook: 'PreSignUp', stages: [] })
  })

  it('covers passwords, answers, and what only the scripts know', async () => {
    const trace: TraceLine[] = []
    const { call, client } = await world({
      scripts: {
        UserMigration: keep,
        DefineAuthChallenge: sets({ challengeName: 'CUSTOM_CHALLENGE' }),
        CreateAuthChallenge: sets({
          publicChallengeParameters: { question: 'the animal' },
          privateChallengeParameters: { answer: 'Hush-Private' },
        }),
        VerifyAuthChallengeResponse: sets({ answerCorrect: false }),
      },
    })
    const begin = (AuthFlow: 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH', AuthParameters: Record<string, string>) =>
      call('InitiateAuth', { ClientId: client.id, AuthFlow, AuthParameters }, trace)
    await begin('USER_PASSWORD_AUTH', { USERNAME: 'bob', PASSWORD: 'Hush-Password' }).catch(() => undefined)
    const asked = await begin('CUSTOM_AUTH', { USERNAME: 'ana' })
    await call(
      'RespondToAuthChallenge',
      {
        ClientId: client.id,
        ChallengeName: 'CUSTOM_CHALLENGE',
        Session: asked.Session,
        ChallengeResponses: { USERNAME: 'ana', ANSWER: 'Hush-Answer' },
      },
      trace,
    )
    const text = JSON.stringify(trace)
    expect(hooksOf(trace).map(({ hook }) => hook)).toEqual([
      'UserMigration',
      'DefineAuthChallenge',
      'CreateAuthChallenge',
      'VerifyAuthChallengeResponse',
      'DefineAuthChallenge',
      'CreateAuthChallenge',
    ])
    expect(text).not.toContain('Hush')
    expect(text).not.toContain(asked.Session)
    for (const shown of ['the animal', '"challengeName":"CUSTOM_CHALLENGE"', '[redacted]'])
      expect(text).toContain(shown)
  })

  it('covers nothing of what the scripts themselves are shown', async () => {
    const { seen, start } = await world({ scripts: { UserMigration: (event: Seen) => event } })
    await start('USER_PASSWORD_AUTH', { USERNAME: 'bob', PASSWORD: 'Hush-Password' }).catch(() => undefined)
    expect(seen[0]?.request).toMatchObject({ password: 'Hush-Password' })
  })
})
