import { describe, expect, it } from 'vitest'
import { commit, type Errand } from '../../src/engine/effect.ts'
import type { TraceLine } from '../../src/engine/flow.ts'
import { ScriptError, type ScriptFailure } from '../../src/model/script-error.ts'
import { fault, kmsKey, world, type Script, type Seen } from '../world.ts'
import { ClientId, keep, UserPoolId, type World } from './calls.ts'
import { senders } from './flows.ts'
import { hooksOf, linesOf } from './lines.ts'

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

/** What stands in a code, as the world's own key service writes it. */
const opened = ({ request }: Seen) => JSON.parse(Buffer.from(request['code'], 'base64').toString())
const sealed = (plaintext: unknown) => ({ keyArn: kmsKey, plaintext, context: { 'userpool-id': UserPoolId } })
const sixDigits = expect.stringMatching(/^\d{6}$/)

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
    expect(one.inbox).toMatchObject([
      { medium: 'EMAIL', text: expect.stringContaining('Temp-&lt;b&gt;&amp;1') },
    ])
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
})
