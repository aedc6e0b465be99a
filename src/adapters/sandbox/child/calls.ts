import { frameKind, mostWaiting } from '../host/frames.ts'
import { prepareBlank } from './blank.ts'
import { failureOf, timedOut } from './failure.ts'
import { Instance } from './instance.ts'
import type { Outbox } from './outbox.ts'
import type { Script } from './script.ts'

/** Sends a frame to the parent. */
export type Send = (
  kind: number,
  id: number,
  first: number,
  second: number,
  text: string,
  third?: number,
) => void

interface Call {
  readonly id: number
  readonly script: Script
  readonly started: number
  readonly limit: number
  readonly ends: number
  /** What it has asked of the world outside so far. */
  asks: number
  deadline?: NodeJS.Timeout
}

/** What a process does for its parent. */
export interface CallMaker {
  /** Makes a call, in an isolate that has no other. */
  make(id: number, script: Script, limit: number, text: string): void
  /** Hands a call what it has asked the world outside for. */
  answer(id: number, ask: number, text: string): void
}

/** Makes the calls that the parent asks for, and tells it of each. */
export function callMaker({ send, before }: Outbox): CallMaker {
  const line: (() => void)[] = []
  /** Calls that wait for something. */
  const open = new Map<number, { readonly call: Call; readonly instance: Instance }>()

  const end = (
    call: Call,
    instance: Instance | undefined,
    reply: string,
    how: 'kept' | 'ended' | 'stopped',
  ) => {
    const took = performance.now() - call.started
    const heap = instance?.heap() ?? 0
    const cpu = instance?.computed() ?? 0
    const counts = call.script.counted && instance?.counts()
    if (how === 'kept' && instance && !call.script.dropped && !call.script.settings.fresh) {
      instance.rest()
      call.script.idle.push(instance)
    } else instance?.dispose() // before the reply: if it hangs, it hangs on this call's account
    if (counts) send(frameKind.counts, call.id, 0, 0, counts)
    send(how === 'stopped' ? frameKind.stopped : frameKind.reply, call.id, took, heap, reply, cpu)
    if (!call.deadline) return
    clearTimeout(call.deadline)
    open.delete(call.id)
    line.shift()?.()
  }

  const deliver = (call: Call, instance: Instance, id: number, text?: string) => {
    try {
      const reply = instance.deliver(id, text, call.ends)
      if (reply !== undefined) end(call, instance, reply, 'kept')
    } catch (error) {
      end(call, instance, failureOf(error, call, instance), 'stopped')
    }
  }

  const wait = (call: Call, instance: Instance) => {
    open.set(call.id, { call, instance })
    call.deadline = setTimeout(
      () => end(call, instance, timedOut(call.limit, instance, call.script.settings.cpu), 'ended'),
      call.ends - performance.now(),
    )
    send(frameKind.waiting, call.id, 0, 0, '')
  }

  const ask = (call: Call, instance: Instance, id: number, text: string) => {
    const { asks, askLength } = call.script.settings
    const refusal =
      ++call.asks > asks
        ? `a call may ask for at most ${asks} things outside its sandbox`
        : text.length > askLength && `a request may have at most ${askLength} characters`
    if (!refusal) return send(frameKind.ask, call.id, id, 0, text)
    const told = JSON.stringify({ error: { name: 'QuotaExceededError', message: refusal } })
    setImmediate(() => open.has(call.id) && deliver(call, instance, id, told))
  }

  const make: CallMaker['make'] = (id, script, limit, text) => {
    if (open.size >= mostWaiting) return void line.push(() => make(id, script, limit, text))
    before(script.took)
    const started = performance.now()
    const call: Call = { id, script, limit, started, ends: started + limit, asks: 0 }
    let instance = script.idle.pop()
    try {
      const made = !instance
      const mine = (instance ??= new Instance(script))
      // What a module asks while it is loaded is asked in the name of the call that it is loaded for.
      mine.onTimer = (timer) => deliver(call, mine, timer)
      mine.onAsk = (question, words) => ask(call, mine, question, words)
      // Once this call has made way.
      if (made) setImmediate(prepareBlank, script.memory)
      const failed = made ? mine.load(call.ends) : undefined
      if (failed !== undefined) return end(call, mine, failed, 'ended')
      const reply = mine.begin(text, call.ends)
      script.took = performance.now() - started
      if (reply === undefined) wait(call, mine)
      else end(call, mine, reply, 'kept')
    } catch (error) {
      end(call, instance, failureOf(error, call, instance), 'stopped')
    }
  }

  return {
    make,
    answer(id, question, text) {
      const waiting = open.get(id)
      if (waiting) deliver(waiting.call, waiting.instance, question, text)
    },
  }
}
