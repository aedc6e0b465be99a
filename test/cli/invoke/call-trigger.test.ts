import { expect, it } from 'vitest'
import { callTrigger } from '../../../src/cli/invoke/call-trigger.ts'
import type { Answered, Invocation } from '../../../src/engine/ports.ts'
import { ScriptError } from '../../../src/model/script-error.ts'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'
import { sampleEvent } from '../../../src/schema/samples.ts'

const sample = sampleEvent('PreSignUp_SignUp')
const call = (event: JsonObject) => ({ event }) as Invocation
const fetched = { kind: 'fetch', what: 'GET https://x.test/', at: 0, took: 1, outcome: '200' } as const
const answering = (change: (event: JsonObject) => Json | undefined) => ({
  invoke: ({ event }: Invocation): Promise<Answered> =>
    Promise.resolve({ value: change(event), logs: [], calls: [fetched], took: 2, cpu: 1, heap: 1024 }),
})
const responding = (response: Json) => answering((event) => ({ ...event, response }))

it('gives what the script changed, and what it cost', async () => {
  const outcome = await callTrigger(call(sample), responding({ ...sample.response, autoConfirmUser: true }))
  expect(outcome).toMatchObject({ ok: true, took: 2, cpu: 1, heap: 1024, calls: [fetched] })
  expect(outcome.changes).toEqual([
    { kind: 'changed', path: ['response', 'autoConfirmUser'], before: false, after: true },
  ])
})

it.each<[string, ReturnType<typeof answering>, string, string]>([
  ['nothing', answering(() => undefined), 'unreadable', 'the handler did not return the event'],
  ['a list', answering(() => []), 'unreadable', 'the handler did not return the event'],
  [
    'a field of the wrong type',
    responding({ autoConfirmUser: 1 }),
    'mismatch',
    '`response.autoConfirmUser` must be boolean or null',
  ],
])('fails where the script answers %s', async (_, sandbox, failure, message) => {
  const { ok, error } = await callTrigger(call(sample), sandbox)
  expect([ok, error?.failure, error?.message]).toEqual([false, failure, message])
})

it.each([undefined, 'sent', [], { response: [] }])(
  'judges no answer of a sender, to which nobody listens: %j',
  async (value) => {
    const event = sampleEvent('CustomEmailSender_SignUp')
    expect(
      (
        await callTrigger(
          call(event),
          answering(() => value),
        )
      ).ok,
    ).toBe(true)
  },
)

it("judges no answer to an event that is none of Cognito's", async () => {
  const event = { triggerSource: 'Mine', response: {} }
  expect((await callTrigger(call(event), responding({ autoConfirmUser: 1 }))).ok).toBe(true)
})

it('gives what the script said, asked and used before it failed, and where it failed', async () => {
  const place = { file: 'triggers/a.ts', line: 3, column: 7 }
  const logs = [{ level: 'log', text: 'so far' }] as const
  const failing = {
    invoke: () =>
      Promise.reject(
        new ScriptError('threw', 'no', {
          type: 'TypeError',
          place,
          logs,
          calls: [fetched],
          took: 3,
          cpu: 2,
          heap: 9,
        }),
      ),
  }
  expect(await callTrigger(call(sample), failing)).toEqual({
    ok: false,
    event: sample,
    changes: [],
    logs,
    calls: [fetched],
    took: 3,
    cpu: 2,
    heap: 9,
    error: { failure: 'threw', type: 'TypeError', message: 'no', place },
  })
})

it('takes no defect of ours for a failure of the script', async () => {
  const broken = { invoke: () => Promise.reject(new TypeError('ours')) }
  await expect(callTrigger(call(sample), broken)).rejects.toThrow('ours')
})
