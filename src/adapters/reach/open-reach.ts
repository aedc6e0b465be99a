import type { Invocation } from '../../engine/ports.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { Kms } from '../kms/open-kms.ts'
import { decryptCode } from './decrypt-code.ts'
import type { Fetch } from './fetch/open-fetch.ts'
import type { Kv } from './kv/open-kv.ts'
import type { Reach, Reached } from './reach.ts'

/** Runs an operation of user pools for a script, on the pool that fired its hook. */
export type CallOperation = (
  name: string,
  input: JsonObject,
  call: Invocation,
) => Promise<
  { readonly output: object } | { readonly fault: { readonly code: string; readonly message: string } }
>

/** What a script's questions are answered by. */
export interface Reachable {
  readonly fetch: Pick<Fetch, 'fetch'>
  readonly kv: Kv
  readonly kms: Pick<Kms, 'decrypt'>
  /** Answers what is sent to a service of AWS; nothing where it is sent elsewhere. */
  readonly aws: (input: JsonObject, call: Invocation, signal: AbortSignal) => Promise<Reached | undefined>
  readonly api: CallOperation
}

/** Answers everything that a script may ask of the world outside, each kind by who knows it. */
export const openReach =
  ({ fetch, kv, kms, aws, api }: Reachable): Reach =>
  async ({ kind, input }, call, signal) => {
    const { poolId, stage } = call
    const { trigger, capabilities, limits } = stage
    switch (kind) {
      case 'fetch': {
        const scope = { poolId, trigger: trigger.name, rules: capabilities.fetch, size: limits.fetchSize }
        return (await aws(input, call, signal)) ?? fetch.fetch(input, scope, signal)
      }
      case 'kv':
        return kv(input, { poolId, trigger: trigger.name, quota: capabilities.kv })
      case 'api':
        return operation(input, call, api)
      case 'decrypt':
        return decryptCode(input, call, kms)
    }
  }

async function operation(
  { name, input }: JsonObject,
  call: Invocation,
  api: CallOperation,
): Promise<Reached> {
  const what = /^[A-Za-z]{1,64}$/.test(String(name)) ? String(name) : 'an operation'
  const given = typeof input === 'object' && input !== null && !Array.isArray(input) ? input : {}
  const result = await api(what, given as JsonObject, call)
  if ('output' in result)
    return { kind: 'api', what, outcome: 'answered', value: result.output as JsonObject }
  const { code, message } = result.fault
  return { kind: 'api', what, outcome: code, error: { name: code, message, code } }
}
