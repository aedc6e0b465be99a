import type { Compiled } from './compile.ts'
import type { Instance } from './instance.ts'

/** How a script is run, beside its heap. */
export interface ScriptSettings {
  /** Its `process.env`. */
  readonly env: Readonly<Record<string, string>>
  /** Milliseconds of computing that a call has, where that is less than its time. */
  readonly cpu?: number
  /** Bytes of an answer, at most. */
  readonly output: number
  /** Bytes that a call may write to its console. */
  readonly logs: number
  /** Questions that a call may ask of the world outside, and the characters of one. */
  readonly asks: number
  readonly askLength: number
  /** Whether each call has an isolate of its own. */
  readonly fresh: boolean
}

/** What the parent tells about a script, once. */
export interface ScriptText {
  readonly trigger: string
  /** The name that stacks show for the bundle. */
  readonly file: string
  readonly code: string
  /** Whether the code gives the script and, beside it, how often its parts ran. */
  readonly counted?: true
  readonly settings: ScriptSettings
}

/** A script that this process may be asked to call. */
export interface Script extends ScriptText {
  /** Mebibytes of heap. */
  readonly memory: number
  readonly compiled: Compiled
  /** Isolates between two calls. */
  readonly idle: Instance[]
  /** Milliseconds that its last call took until it answered or came to wait. */
  took: number
  dropped: boolean
}
