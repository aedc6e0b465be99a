import { frameKind, mostWaiting } from '../host/frames.ts'
import { failureOf, timedOut } from './failure.ts'
import { Instance } from './instance.ts'
import type { Script } from './script.ts'

/** Sends a frame to the parent. */
export type Send = (kind: number, id: number, first: number, second: number, text: string) => void

interface Call {
  readonly id: number
  readonly script: Script
  readonly started: number
  readonly limit: number
  readonly ends: number
  deadline?: NodeJS.Timeout
}

/** Makes the calls that the parent asks for, each in an isolate that has no other. */
export function callMaker(send: Send): (id: number, script: Script, limit: number, text: string) => void {
  const line: (() => void)[] = []
  let waiting = 0

  const end = (
    call: Call,
    instance: Instance | undefined,
    reply: string,
    how: 'kept' | 'ended' | 'stopped',
  ) => {
    const took = performance.now() - call.started
    const heap = instance?.heap() ?? 0
    if (how === 'kept' && instance && !call.script.dropped) {
      instance.rest()
      call.script.idle.push(instance)
    } else instance?.dispose() // before the reply: if it hangs, it hangs on this call's account
    send(how === 'stopped' ? frameKind.stopped : frameKind.reply, call.id, took, heap, reply)
    if (!call.deadline) return
    clearTimeout(call.deadline)
    waiting--
    line.shift()?.()
  }

  const wait = (call: Call, instance: Instance) => {
    waiting++
    call.deadline = setTimeout(
      () => end(call, instance, timedOut(call.limit, instance), 'ended'),
      call.ends - performance.now(),
    )
    instance.onTimer = (id) => {
      try {
        const reply = instance.deliver(id, undefined, call.ends)
        if (reply !== undefined) end(call, instance, reply, 'kept')
      } catch (error) {
        end(call, instance, failureOf(error, call, instance), 'stopped')
      }
    }
    send(frameKind.waiting, call.id, 0, 0, '')
  }

  return function make(id, script, limit, text) {
    if (waiting >= mostWaiting) return void line.push(() => make(id, script, limit, text))
    const started = performance.now()
    const call: Call = { id, script, limit, started, ends: started + limit }
    let instance = script.idle.pop()
    try {
      if (!instance) {
        instance = new Instance(script)
        const failed = instance.load(call.ends)
        if (failed !== undefined) return end(call, instance, failed, 'ended')
      }
      const reply = instance.begin(text, call.ends)
      if (reply === undefined) wait(call, instance)
      else end(call, instance, reply, 'kept')
    } catch (error) {
      end(call, instance, failureOf(error, call, instance), 'stopped')
    }
  }
}
