import type { Invocation } from '../../engine/ports.ts'
import type { HostCall } from '../../model/trace.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'

/** Something that a running script asks of the world outside its sandbox. */
export interface Ask {
  readonly kind: 'fetch' | 'kv' | 'api' | 'decrypt'
  readonly input: JsonObject
}

/** What came of it: what the trace tells, and what the script is given. */
export interface Reached extends Pick<HostCall, 'kind' | 'what' | 'outcome'> {
  readonly value?: Json
  /** Rejects the script's promise, in place of a value. */
  readonly error?: { readonly name: string; readonly message: string; readonly code?: string }
}

/** Answers what a script asks, as far as its stage's capabilities go. It never rejects; `signal` says that nobody waits any more. */
export type Reach = (ask: Ask, call: Invocation, signal: AbortSignal) => Promise<Reached>

/** What stands around a script while it runs. */
export interface Surroundings {
  /** `process.env` of the script: what its trigger declares, with every secret in its place. */
  readonly env: Readonly<Record<string, string>>
  /** `context.poolwright.secrets`. */
  readonly secrets: Readonly<Record<string, string>>
  readonly reach: Reach
}

/** A request as a script's `fetch` makes it. Bytes travel as the characters 0 to 255. */
export interface WebRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body?: string
  readonly redirect: 'follow' | 'error' | 'manual'
}

/** What a script's `fetch` is given. */
export interface WebResponse {
  readonly status: number
  readonly statusText: string
  /** Where the answer came from, after redirects. */
  readonly url: string
  readonly redirected: boolean
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}
