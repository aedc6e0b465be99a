import { describe, expect, it } from 'vitest'
import { openBackground } from '../../src/adapters/background/open-background.ts'
import { commit, type Errand } from '../../src/engine/effect.ts'
import { perform, type TraceLine } from '../../src/engine/flow.ts'
import { secretsUnder } from '../../src/engine/redact.ts'
import { dispatch } from '../../src/engine/messages/dispatch.ts'
import type { Reason } from '../../src/engine/messages/wording.ts'
import type { HookName } from '../../src/model/hook.ts'
import type { HookRecord } from '../../src/model/trace.ts'
import { ScriptError, type ScriptFailure } from '../../src/model/script-error.ts'
import { ana, capabilities, fault, kmsKey, world, type Script, type Seen, type Setting } from '../world.ts'

const ClientId = 'webclient000000000000000aa'
const UserPoolId = 'us-east-1_TestPool1'
const keep: Script = (event) => event
const senders = { CustomEmailSender: keep, CustomSMSSender: keep } satisfies Partial<Record<HookName, Script>>

const email = { Name: 'email', Value: 'bob@example.com' }
const phone = { Name: 'phone_number', Value: '+15555550123' }
const signUp = ({ call }: World, UserAttributes = [email]) =>
  call('SignUp', { ClientId, Username: 'bob', Password: 'Good-Enough-1', UserAttributes })
const invite = ({ call }: World, more: object = {}) =>
  call('AdminCreateUser', {
    UserPoolId,
    Username: 'bob',
    TemporaryPassword: 'Temp-<b>&1',
    UserAttributes: [email, phone],
    DesiredDeliveryMediums: ['EMAIL', 'SMS'],
    ...more,
  })
type World = Awaited<ReturnType<typeof world>>

/** What stands in a code, as the world's own key service writes it. */
const opened = ({ request }: Seen) => JSON.parse(Buffer.from(request['code'], 'base64').toString())
const sealed = (plaintext: unknown) => ({ keyArn: kmsKey, plaintext, context: { 'userpool-id': UserPoolId } })
const sixDigits = expect.stringMatching(/^\d{6}$/)
const linesOf = (lines: readonly TraceLine[]): TraceLine[] =>
  lines.flatMap((line) => [line, ...linesOf(line.inside)])
const hooksOf = (lines: readonly TraceLine[]): HookRecord[] =>
  linesOf(lines).flatMap(({ hook }) => hook ?? [])

describe('a custom sender', () => {
  it('is given the code for the medium it stands for, and the pool sends nothing there', async () => {
    const made = await world({ scripts: senders })
    await signUp(made)
    await made.settled()
    expect(made.sources()).toEqual(['CustomEmailSender_SignUp'])
    expect(opened(made.seen[0] as Seen)).toEqual(sealed(sixDigits))
    expect(made.inbox).toEqual([])
  })

  it('is given a code that counts', async () => {
    const made = await world({ scripts: senders })
    await signUp(made)
    await made.settled()
    const ConfirmationCode = opened(made.seen[0] as Seen).plaintext
    await made.call('ConfirmSignUp', { ClientId, Username: 'bob', ConfirmationCode })
    expect(await made.user('bob')).toMatchObject({
      status: 'CONFIRMED',
      attributes: { email_verified: 'true' },
    })
  })

  it('of one medium leaves the other to the pool', async () => {
    const { CustomEmailSender } = senders
    const made = await world({
      scripts: { CustomEmailSender },
      pool: { AutoVerifiedAttributes: ['phone_number'] },
    })
    await signUp(made, [phone])
    await made.settled()
    expect(made.sources()).toEqual([])
    expect(made.inbox).toMatchObject([{ medium: 'SMS', to: phone.Value, reason: 'SignUp' }])
  })

  it('is called for each medium of an invitation, or the pool sends', async () => {
    const both = await world({ scripts: senders })
    await invite(both)
    await both.settled()
    expect(both.sources()).toEqual(['CustomEmailSender_AdminCreateUser', 'CustomSMSSender_AdminCreateUser'])
    expect(both.inbox).toEqual([])
    const one = await world({ scripts: { CustomSMSSender: keep } })
    await invite(one)
    await one.settled()
    expect(one.sources()).toEqual(['CustomSMSSender_AdminCreateUser'])
    expect(one.inbox).toMatchObject([{ medium: 'EMAIL', text: expect.stringContaining('Temp-<b>&1') }])
  })

  it('finds a temporary password written for HTML, but for the ampersand', async () => {
    const made = await world({ scripts: senders })
    await invite(made)
    await made.settled()
    expect(made.seen.map(opened)).toEqual([sealed('Temp-&lt;b&gt;&1'), sealed('Temp-&lt;b&gt;&1')])
  })

  it('is called when what the code rests on is kept', async () => {
    const found: unknown[] = []
    const CustomEmailSender: Script = async () => {
      found.push((await made.user('bob'))?.status, await made.store.code(UserPoolId, 'bob', 'sign-up'))
    }
    const made = await world({ scripts: { CustomEmailSender } })
    await signUp(made)
    await made.settled()
    expect(found).toMatchObject(['UNCONFIRMED', { attribute: 'email' }])
  })

  it('may itself bring the code back', async () => {
    const CustomEmailSender: Script = (event) =>
      made.call('ConfirmSignUp', { ClientId, Username: 'bob', ConfirmationCode: opened(event).plaintext })
    const made = await world({ scripts: { CustomEmailSender } })
    await signUp(made)
    await made.settled()
    expect(await made.user('bob')).toMatchObject({ status: 'CONFIRMED' })
  })

  it('is not called where the run is refused', async () => {
    const CustomMessage: Script = () => {
      throw new Error('no words')
    }
    const made = await world({ scripts: { ...senders, CustomMessage } })
    await expect(signUp(made)).rejects.toEqual(fault('UserLambdaValidationException'))
    await made.settled()
    expect(made.sources()).toEqual(['CustomMessage_SignUp'])
  })

  it('is not called where the commit fails', async () => {
    const made = await world({ scripts: senders })
    const lost = { ...made.store, commit: () => Promise.reject(new Error('the disk is full')) }
    const errand = { kind: 'call sender', sender: 'CustomEmailSender' } as Errand
    const spend = { kind: 'end sign-in', id: 'x' } as const
    await expect(
      commit.run({}, { ...made.ports, store: lost }, { trace: [], effects: [spend, errand], began: 0 }),
    ).rejects.toThrow('the disk is full')
    await made.settled()
    expect(made.seen).toEqual([])
  })

  it.each([
    ['ForgotPassword', (made: World) => made.call('ForgotPassword', { ClientId, Username: 'nobody' })],
    [
      'ResendConfirmationCode',
      (made: World) => made.call('ResendConfirmationCode', { ClientId, Username: 'nobody' }),
    ],
  ])('hears nothing of nobody: %s', async (_, run) => {
    const made = await world({ scripts: senders })
    expect(await run(made)).toHaveProperty('CodeDeliveryDetails')
    await made.settled()
    expect([made.seen, made.inbox]).toEqual([[], []])
  })
})

describe('nobody waits for a custom sender', () => {
  it('that takes its time', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    let done = false
    const made = await world({
      scripts: {
        async CustomEmailSender() {
          await promise
          done = true
        },
      },
    })
    expect(await signUp(made)).toHaveProperty('UserSub')
    expect(done).toBe(false)
    resolve()
    await made.settled()
    expect(done).toBe(true)
  })

  const failing =
    (failure: ScriptFailure): Script =>
    () => {
      throw new ScriptError(failure, 'no')
    }
  it.each<[string, Script]>([
    [
      'throws',
      () => {
        throw new Error('no')
      },
    ],
    ...(['timeout', 'crashed', 'unreadable', 'unfit', 'missing'] as const).map(
      (failure): [string, Script] => [`fails: ${failure}`, failing(failure)],
    ),
  ])('or hears of one that %s, but the account of the run does', async (_, CustomEmailSender) => {
    const made = await world({ scripts: { CustomEmailSender } })
    const trace: TraceLine[] = []
    const said = await made.call(
      'SignUp',
      { ClientId, Username: 'bob', Password: 'Good-Enough-1', UserAttributes: [email] },
      trace,
    )
    expect(said).toMatchObject({ CodeDeliveryDetails: { DeliveryMedium: 'EMAIL' } })
    await made.settled()
    expect(hooksOf(trace)).toMatchObject([
      { hook: 'CustomEmailSender', stages: [{ outcome: 'failed', error: { message: 'no' } }] },
    ])
    expect(linesOf(trace).find(({ step }) => step === 'call sender')?.refused).toMatch(
      /^(CustomEmail|Unrecog)/,
    )
    expect(made.inbox).toEqual([])
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a word', 'sent'],
    ['a response of another form', { response: ['sent'] }],
    ['the event', { response: { sent: true } }],
  ])('and what it answers counts for nothing: %s', async (_, value) => {
    const made = await world({ scripts: { CustomEmailSender: () => value } })
    const trace: TraceLine[] = []
    await made.call(
      'SignUp',
      { ClientId, Username: 'bob', Password: 'Good-Enough-1', UserAttributes: [email] },
      trace,
    )
    await made.settled()
    expect(hooksOf(trace)).toMatchObject([{ response: {}, stages: [{ outcome: 'answered', response: {} }] }])
    expect(linesOf(trace).filter(({ refused }) => refused)).toEqual([])
  })

  it('even where a defect of ours is met: that is told apart', async () => {
    const defects: unknown[] = []
    const made = await world({ scripts: senders })
    const background = openBackground((error) => void defects.push(error))
    const sandbox = { invoke: () => Promise.reject(new TypeError('a defect')) }
    const errand = errandOf(made)
    const run = { trace: [], effects: [errand], began: 0 }
    await commit.run({}, { ...made.ports, background, sandbox }, run)
    await background.close()
    expect(defects).toEqual([new TypeError('a defect')])
  })
})

/** A message that a script is to send to ana. */
function errandOf({ pool, client }: World, more: Partial<Errand> = {}): Errand {
  const of = { pool, client, user: ana, code: '123456', clientMetadata: undefined }
  return { kind: 'call sender', sender: 'CustomEmailSender', reason: 'ForgotPassword', ...of, ...more }
}

/** What becomes of it. */
async function sending(setting: Setting, more: Partial<Errand> = {}) {
  const made = await world(setting)
  const trace: TraceLine[] = []
  await perform(
    { name: 'send', run: (_, __, { effects }) => void effects.push(errandOf(made, more)) as never },
    {},
    made.ports,
    trace,
  )
  await made.settled()
  return { ...made, trace }
}

describe('the account of a run', () => {
  it('has what a sender was shown and did, and not the code', async () => {
    const { trace, code } = await sending({ scripts: senders }, { code: '987654' })
    const [record] = hooksOf(trace)
    expect(record).toMatchObject({
      hook: 'CustomEmailSender',
      triggerSource: 'CustomEmailSender_ForgotPassword',
      event: {
        userName: 'ana',
        request: { code: '[redacted]', userAttributes: { email: 'ana@example.com' } },
      },
      stages: [{ trigger: 'test-CustomEmailSender-0', outcome: 'answered' }],
    })
    expect(code()).toBe('987654')
    expect(secretsUnder(record as HookRecord)).toContain('987654')
    expect(JSON.stringify(trace)).not.toContain('987654')
  })

  it('says why a sender was not called', async () => {
    const gone = { LambdaArn: 'arn:aws:lambda:us-east-1:1:function:gone', LambdaVersion: 'V1_0' }
    const reasons = [
      await sending({ pool: { LambdaConfig: { CustomEmailSender: gone } } }),
      await sending({ scripts: senders, pool: { LambdaConfig: { KMSKeyID: '' } } }),
    ].map(({ trace, seen }) => [seen, linesOf(trace).find(({ step }) => step === 'call sender')?.refused])
    expect(reasons).toEqual([
      [[], 'CustomEmailSender invocation failed due to error ResourceNotFoundException.'],
      [[], 'The pool has no KMS key for its custom senders.'],
    ])
  })
})

describe('metadata of a call', () => {
  const told = async (reason: Reason) => {
    const { pool, client } = await world({ scripts: senders })
    const occasion = { pool, client, user: ana, clientMetadata: { lang: 'pt' } }
    return dispatch(occasion, reason, { attribute: 'email', to: 'ana@example.com' }, '1', { text: '' })
  }

  it('reaches a sender where the answer to a challenge asks for the code', async () => {
    expect(await told('Authentication')).toMatchObject({ clientMetadata: { lang: 'pt' } })
    const { seen } = await sending({ scripts: senders }, { clientMetadata: { lang: 'pt' } })
    expect(seen).toMatchObject([{ request: { clientMetadata: { lang: 'pt' } } }])
  })

  it.each<Reason>([
    'SignUp',
    'AdminCreateUser',
    'ResendCode',
    'ForgotPassword',
    'UpdateUserAttribute',
    'VerifyUserAttribute',
  ])('does not reach it otherwise: %s', async (reason) => {
    expect(await told(reason)).toMatchObject({ kind: 'call sender', clientMetadata: undefined })
  })
})

describe('the code in the clear', () => {
  const plain = { ...capabilities, plainCode: true }

  it('is told to stages that declare it, and to no other', async () => {
    const { calls } = await sending(
      { stages: { CustomEmailSender: [{ run: keep, capabilities: plain, with: { a: 1 } }, { run: keep }] } },
      { code: '987654' },
    )
    expect(calls.map(({ told }) => told)).toEqual([{ with: { a: 1 }, code: '987654' }, {}])
  })

  it('is what decryption gives: a temporary password is written for HTML', async () => {
    const made = await world({
      stages: { CustomEmailSender: [{ run: keep, capabilities: plain }] },
      scripts: { CustomMessage: keep },
    })
    await invite(made, { DesiredDeliveryMediums: ['EMAIL'] })
    await made.settled()
    expect(made.calls.map(({ told }) => told)).toEqual([{}, { code: 'Temp-&lt;b&gt;&1' }])
  })

  it('is nothing at any other hook', async () => {
    const made = await world({ stages: { CustomMessage: [{ run: keep, capabilities: plain }] } })
    await signUp(made)
    expect(made.calls.map(({ told }) => told)).toEqual([{}])
  })
})

describe('a sender that does not answer in time', () => {
  it('is called again, as often as pipelines are', async () => {
    let times = 0
    const CustomEmailSender: Script = () => {
      if (++times < 3) throw new ScriptError('timeout', 'late')
    }
    const { trace } = await sending({ scripts: { CustomEmailSender }, attempts: 3 })
    expect(hooksOf(trace)[0]?.stages.map(({ outcome, attempt }) => [outcome, attempt])).toEqual([
      ['failed', undefined],
      ['failed', 2],
      ['answered', 3],
    ])
  })
})
