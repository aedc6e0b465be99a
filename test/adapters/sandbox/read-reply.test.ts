import { expect, it } from 'vitest'
import { readReply } from '../../../src/adapters/sandbox/host/read-reply.ts'
import type { ScriptError } from '../../../src/model/script-error.ts'

const source = { script: 'a.ts', read: () => ({ trace: '' }), translate: (text: string) => text }

function failureOf(reply: object, heap = 1): ScriptError {
  try {
    readReply(source, JSON.stringify(reply), { calls: [], took: 1, cpu: 1, heap }, 1000)
  } catch (error) {
    return error as ScriptError
  }
  throw new Error('it did not fail')
}

it.each([
  ['TypeError', 'fetch failed: GET http://billing.internal/ is not among the capabilities', 'fetch failed'],
  ['Error', 'fetch failed: said by the script itself', undefined],
  ['TypeError', 'fetch failed', undefined],
  ['TypeError', 'x is undefined', undefined],
])('a failed request is told to callers without its address: %s, %s', (type, message, told) => {
  const error = failureOf({ failure: 'threw', type, message })
  expect([error.message, error.told]).toEqual([message, told])
})

it('does not say what a script has used whose isolate is gone', () => {
  const { took, cpu, heap } = failureOf({ failure: 'crashed', type: 'MemoryError', message: 'too much' }, 0)
  expect([took, cpu, heap]).toEqual([1, undefined, undefined])
})
