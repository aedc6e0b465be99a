import { describe, expect, it } from 'vitest'
import { openBackground } from '../../src/adapters/background/open-background.ts'
import { commit, type Errand } from '../../src/engine/effect.ts'
import { perform, type TraceLine } from '../../src/engine/flow.ts'
import { dispatch } from '../../src/engine/messages/dispatch.ts'
import type { Reason } from '../../src/engine/messages/wording.ts'
import { secretsUnder } from '../../src/engine/redact.ts'
import { ScriptError } from '../../src/model/script-error.ts'
import type { HookRecord } from '../../src/model/trace.ts'
import { ana, capabilities, world, type Script, type Setting } from '../world.ts'
import { invite, keep, signUp, type World } from './calls.ts'
import { senders } from './flows.ts'
import { hooksOf, linesOf } from './lines.ts'

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

describe('a defect of ours', () => {
  it('is told apart from a script that fails', async () => {
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
    await invite({ TemporaryPassword: 'Temp-<b>&1' })(made)
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
