import type { Invocation } from '../../../engine/ports.ts'
import type { HostCall } from '../../../model/trace.ts'
import type { JsonObject } from '../../../model/trigger.ts'
import type { Ask, Reach, Reached } from '../../reach/reach.ts'
import { excess } from './excess.ts'

/** Answers what one call of a script asks of the world, and keeps account of it. */
export interface Asks {
  readonly calls: readonly HostCall[]
  /** Gives the answer as JSON. It never rejects. */
  answer(question: string): Promise<string>
  /** Nobody waits any more: what is under way is let go. */
  end(): void
}

/** Begins the account of a call. */
export function answerAsks(call: Invocation, reach: Reach): Asks {
  const began = performance.now()
  const calls: HostCall[] = []
  let over: AbortController | undefined
  let asked = 0

  const reached = async (question: string, signal: AbortSignal): Promise<Reached> => {
    const wrong = excess(question)
    if (wrong) return refusal('QuotaExceededError', `the request ${wrong}`)
    const ask = readAsk(question)
    if (!ask) return refusal('QuotaExceededError', 'the request cannot be read')
    // The process counts too; but a script may have taken it over.
    if (asked > call.stage.limits.fetches)
      return refusal('QuotaExceededError', 'the call has asked for too much')
    try {
      return await reach(ask, call, signal)
    } catch {
      return refusal('Error', 'the request could not be answered')
    }
  }

  return {
    calls,
    async answer(question) {
      over ??= new AbortController()
      asked++
      const at = performance.now() - began
      const { kind, what, outcome, value, error } = await reached(question, over.signal)
      if (calls.length < call.stage.limits.fetches)
        calls.push({ kind, what, at, took: performance.now() - began - at, outcome })
      return JSON.stringify(error ? { error } : { value })
    },
    end: () => over?.abort(),
  }
}

const refusal = (name: string, message: string): Reached => ({
  kind: 'fetch',
  what: 'a request',
  outcome: 'refused',
  error: { name, message },
})

function readAsk(question: string): Ask | undefined {
  try {
    const { kind, input } = JSON.parse(question) as { kind: unknown; input: unknown }
    if (kind !== 'fetch' && kind !== 'kv' && kind !== 'api' && kind !== 'decrypt') return undefined
    return typeof input === 'object' && input !== null && !Array.isArray(input)
      ? { kind, input: input as JsonObject }
      : undefined
  } catch {
    return undefined
  }
}
