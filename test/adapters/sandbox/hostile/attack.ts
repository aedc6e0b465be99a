import { ScriptError, type ScriptFailure } from '../../../../src/model/script-error.ts'
import type { CallOptions } from '../project.ts'

/** What a call may come to: a failure with its message, or an answer. */
export type Outcome =
  { readonly failure: ScriptFailure; readonly says: RegExp } | { readonly answers: unknown }

/** One attack: what it is called, the lines of a handler that it is, and what its own call may come to. */
export type Attack = readonly [name: string, lines: string, ...outcomes: readonly Outcome[]]

/** What the calls of a table may use, and the memory that their process may come to. */
export interface Limited extends CallOptions {
  /** Milliseconds. */
  readonly timeout: number
  /** Mebibytes. */
  readonly memory: number
}

/** It was stopped in time: by the isolate, or by the end of its process. */
export const late: Outcome = { failure: 'timeout', says: /^it did not answer within \d+ ms$/ }
/** It was ended for its memory: by the isolate, by the watch over the process, or by V8 as it gave up. */
export const big: readonly Outcome[] = [
  { failure: 'crashed', says: /^it used more than its \d+ MiB of memory$/ },
  { failure: 'crashed', says: /^it used more memory than it may$/ },
  { failure: 'crashed', says: /^its process died$/ },
]
/** What it tried threw, in the script itself. */
export const threw = (says: RegExp): Outcome => ({ failure: 'threw', says })
/** Nothing that the language has room for. */
export const noRoom = threw(
  /^(Array buffer allocation failed|Invalid (string|array) length|Invalid .*length.*)$/,
)
/** Nothing came of it. */
export const answers = (value: unknown): Outcome => ({ answers: value })
/** It answered what is no answer. */
export const unreadable = (says: RegExp): Outcome => ({ failure: 'unreadable', says })

/** Whether that is what came of it. */
export function isOneOf(outcomes: readonly Outcome[], came: unknown): boolean {
  return outcomes.some((outcome) => {
    if ('answers' in outcome)
      return !(came instanceof Error) && JSON.stringify(came) === JSON.stringify(outcome.answers)
    return came instanceof ScriptError && came.failure === outcome.failure && outcome.says.test(came.message)
  })
}
