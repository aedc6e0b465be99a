import type { LogLine, ScriptPlace } from './script-error.ts'
import type { EventVersion, HookName } from './hook.ts'

/** What one stage of a hook did: shown to authors, with every secret taken out. */
export interface StageRecord {
  readonly trigger: string
  readonly outcome: 'answered' | 'skipped' | 'failed'
  /** Whether the failure was let pass, by `onError: continue`. */
  readonly ignored?: true
  /** Which time the pipeline ran, where it was run again for want of an answer: 2 for the second. */
  readonly attempt?: number
  /** The response half as this stage left it. */
  readonly response?: unknown
  readonly error?: { readonly type: string; readonly message: string; readonly place?: ScriptPlace }
  readonly logs: readonly LogLine[]
  readonly calls: readonly HostCall[]
  /** Milliseconds. */
  readonly took: number
  /** Milliseconds of computing. */
  readonly cpu?: number
  /** Bytes of heap in use when it ended. */
  readonly heap?: number
}

/** Something a script asked of the world outside its sandbox. */
export interface HostCall {
  readonly kind: 'fetch' | 'kv' | 'api' | 'aws' | 'decrypt'
  /** What was asked for, such as `GET https://example.com/v1/users` without its query, or `AdminGetUser`. */
  readonly what: string
  /** Milliseconds since the call began, and how long it took. */
  readonly at: number
  readonly took: number
  /** `200`, `done`, or why it failed; never what was told. */
  readonly outcome: string
}

/** What a hook showed its scripts and what came back. */
export interface HookRecord {
  readonly hook: HookName
  readonly triggerSource: string
  readonly version: EventVersion
  readonly event: unknown
  readonly stages: readonly StageRecord[]
  /** The response that the engine went on with. */
  readonly response?: unknown
}
