import type { HostCall } from './trace.ts'

/** How a script failed to answer. */
export type ScriptFailure =
  /** It threw, or its module did. */
  | 'threw'
  /** It did not answer in time. */
  | 'timeout'
  /** It used more memory than it may, or its process died. */
  | 'crashed'
  /** It answered what is not an object, or not JSON. */
  | 'unreadable'
  /** It is there and cannot be run: it does not compile, or exports no handler. */
  | 'unfit'
  /** It is not there, or is not the one that was pinned. */
  | 'missing'

/** A line that a script wrote to its console. */
export interface LogLine {
  readonly level: 'debug' | 'info' | 'log' | 'warn' | 'error' | 'trace'
  readonly text: string
}

/** What a failure looks like to the script's author: in his own file, at his own line. */
export interface ScriptPlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

/**
 * A script that failed, thrown by the sandbox port. The author sees all of it; a caller sees what
 * Cognito would say, and nothing else.
 */
export class ScriptError extends Error {
  override readonly name = 'ScriptError'
  readonly failure: ScriptFailure
  /** The name of what the script threw, such as `TypeError`. */
  readonly type: string
  /** What a caller is told in place of the message, where that is for the author alone. */
  readonly told?: string
  readonly place?: ScriptPlace
  /** The stack in the author's own files. */
  readonly trace: string
  readonly logs: readonly LogLine[]
  /** What it had asked of the world by then, and what it had used: milliseconds, and bytes of heap. */
  readonly calls: readonly HostCall[]
  readonly took?: number
  readonly cpu?: number
  readonly heap?: number

  constructor(
    failure: ScriptFailure,
    message: string,
    more: {
      readonly type?: string
      readonly told?: string
      readonly place?: ScriptPlace
      readonly trace?: string
      readonly logs?: readonly LogLine[]
      readonly calls?: readonly HostCall[]
      readonly took?: number
      readonly cpu?: number
      readonly heap?: number
    } = {},
  ) {
    super(message)
    this.failure = failure
    this.type = more.type ?? 'Error'
    if (more.told !== undefined) this.told = more.told
    if (more.place) this.place = more.place
    this.trace = more.trace ?? ''
    this.logs = more.logs ?? []
    this.calls = more.calls ?? []
    if (more.took !== undefined) this.took = more.took
    if (more.cpu !== undefined) this.cpu = more.cpu
    if (more.heap !== undefined) this.heap = more.heap
  }
}
