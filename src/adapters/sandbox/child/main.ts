import { Socket } from 'node:net'
import { frameKind, frameReader } from '../host/frames.ts'
import { prepareBlank } from './blank.ts'
import { callMaker } from './calls.ts'
import { disarm } from './disarm.ts'
import { openOutbox } from './outbox.ts'
import type { Script, ScriptText } from './script.ts'

/**
 * The process that runs scripts. It starts with no permission but to read itself, an empty
 * environment, and one socket, on which its parent tells it what to do.
 */
disarm()
const parent = new Socket({ fd: 3 })
const scripts = new Map<number, Script>()
const outbox = openOutbox(parent)
const { send } = outbox
const { make, answer } = callMaker(outbox)

const load = (id: number, memory: number, text: string) => {
  const told = JSON.parse(text) as ScriptText
  scripts.set(id, { ...told, memory, compiled: { times: 0 }, idle: [], took: Infinity, dropped: false })
}

const drop = (id: number) => {
  const script = scripts.get(id)
  scripts.delete(id)
  if (!script) return
  script.dropped = true
  for (const instance of script.idle.splice(0)) instance.dispose()
}

parent.on(
  'data',
  frameReader((kind, id, first, second, text) => {
    const script = kind === frameKind.call && scripts.get(first)
    if (script) make(id, script, second, text)
    else if (kind === frameKind.answer) answer(id, first, text)
    else if (kind === frameKind.load) load(id, first, text)
    else if (kind === frameKind.drop) drop(id)
  }),
)
/** Mebibytes of heap of a trigger that asks for no other. */
const usualMemory = 64
/** Milliseconds after which an isolate that only a rush of calls needed is let go. */
const rush = 10_000
setInterval(() => {
  const before = performance.now() - rush
  for (const { idle } of scripts.values())
    while (idle.length > 1 && idle[0] && idle[0].rested < before) idle.shift()?.dispose()
}, rush / 2).unref()

parent.on('close', () => process.exit())
parent.on('error', () => process.exit(1))

// On Linux the parent looks for itself; elsewhere it has only this word for it.
if (process.platform !== 'linux')
  setInterval(() => send(frameKind.resident, 0, process.memoryUsage.rss(), 0, ''), 100).unref()
prepareBlank(usualMemory)
send(frameKind.ready, 0, process.memoryUsage.rss(), 0, '')
