import type { Bundle } from '../bundle/bundler.ts'

/** One call on its way through the crew. Times are milliseconds of the monotonic clock. */
export interface Job {
  /** The bundle’s hash, memory, pool, trigger and what it may do: what shares an isolate. */
  readonly key: string
  readonly trigger: string
  /** The pool and the trigger: whose line it stands in. */
  readonly owner: string
  /** How many calls of its owner may be with processes at once. */
  readonly concurrency: number
  /** How many calls of scripts it came through. */
  readonly depth: number
  readonly bundle: Bundle
  /** Mebibytes of heap. */
  readonly memory: number
  /** What else the process is told of the script, as JSON: `ScriptSettings`. */
  readonly settings: string
  readonly text: string
  /** How long the script may run. */
  readonly limit: number
  /** How long somebody waits for it. */
  readonly patience: number
  /** When the patience began; nothing is counted before the first process is up. */
  since: number | undefined
  /** When it was given to a process. */
  sent: number
  /** When the process said that the call has begun and waits for something. */
  waiting: number | undefined
  /** Whether it was in a process that died before the call began. */
  again: boolean
  /** Whether nobody waits any more. */
  over: boolean
  /** How often it has asked the world for something: after the first time it must not be begun again. */
  asks: number
  /** How often it may ask, and the characters that it may ask in. */
  readonly mostAsks: number
  readonly longestAsk: number
  reply(took: number, heap: number, text: string, cpu: number): void
  /** Hears how often parts of the script ran. Gives whether an honest process could have said it. */
  hearCounts(text: string): boolean
  /** Answers what the script asks of the world outside; the answer is JSON. */
  ask(text: string): Promise<string>
  fail(why: 'timeout' | 'crashed' | 'broken', message: string): void
}
