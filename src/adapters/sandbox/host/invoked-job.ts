import type { Answered, Invocation } from '../../../engine/ports.ts'
import { ScriptError } from '../../../model/script-error.ts'
import type { HostCall } from '../../../model/trace.ts'
import type { Surroundings } from '../../reach/reach.ts'
import type { Bundle } from '../bundle/bundler.ts'
import { answerAsks, type Asks } from './answer-asks.ts'
import { callText } from './call-text.ts'
import type { Job } from './job.ts'
import { readReply, start } from './read-reply.ts'
import { longestAsk, settingsOf } from './settings.ts'

const mebibyte = 1024 * 1024
/** The smallest heap that isolated-vm gives. Mebibytes. */
const leastMemory = 8

/** The promise that somebody waits for. */
export interface Promised {
  resolve(answered: Answered): void
  reject(error: unknown): void
}

/** An invocation on its way through the crew. A class, since one is made for every call of every script. */
export class InvokedJob implements Job {
  readonly key: string
  readonly trigger: string
  readonly owner: string
  readonly concurrency: number
  readonly depth: number
  readonly bundle: Bundle
  readonly memory: number
  readonly settings: string
  readonly text: string
  readonly limit: number
  readonly patience: number
  since: number | undefined
  sent = 0
  waiting: number | undefined
  again = false
  asks = 0
  readonly mostAsks: number
  readonly longestAsk: number
  over = false
  readonly #call: Invocation
  readonly #around: Surroundings
  readonly #promised: Promised
  #counts: ((text: string) => boolean) | undefined
  #asks: Asks | undefined

  constructor(
    call: Invocation,
    around: Surroundings,
    bundle: Bundle,
    promised: Promised,
    counts?: (text: string) => boolean,
  ) {
    const { poolId, stage, timeout, depth } = call
    const { trigger, limits } = stage
    const { text, digest } = settingsOf(stage, around.env)
    this.trigger = trigger.name
    this.owner = `${poolId} ${trigger.name}`
    this.concurrency = trigger.concurrency
    this.depth = depth
    this.bundle = bundle
    this.memory = Math.max(leastMemory, Math.ceil(limits.memory / mebibyte))
    this.key = `${bundle.hash} ${this.memory} ${this.owner} ${digest}`
    this.settings = text
    this.limit = Math.max(1, Math.round(Math.min(timeout, limits.timeout)))
    this.text = callText(call, around, this.limit)
    this.patience = timeout
    this.mostAsks = limits.fetches
    this.longestAsk = longestAsk(limits)
    this.#call = call
    this.#around = around
    this.#promised = promised
    this.#counts = counts
  }

  get #calls(): readonly HostCall[] {
    return this.#asks?.calls ?? none
  }

  ask(question: string): Promise<string> {
    this.#asks ??= answerAsks(this.#call, this.#around.reach)
    return this.#asks.answer(question)
  }

  hearCounts(text: string): boolean {
    const counts = this.#counts
    // A call tells them once.
    this.#counts = undefined
    return counts?.(text) ?? false
  }

  reply(took: number, heap: number, text: string, cpu: number): void {
    this.#end()
    const { output } = this.#call.stage.limits
    try {
      this.#promised.resolve(readReply(this.bundle, text, { calls: this.#calls, took, cpu, heap }, output))
    } catch (error) {
      this.#promised.reject(error)
    }
  }

  fail(why: 'timeout' | 'crashed' | 'broken', message: string): void {
    this.#end()
    const more = { place: start(this.bundle), calls: this.#calls }
    this.#promised.reject(why === 'broken' ? new Error(message) : new ScriptError(why, message, more))
  }

  #end(): void {
    this.over = true
    this.#asks?.end()
  }
}

const none: readonly HostCall[] = []
