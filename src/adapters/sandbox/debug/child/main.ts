import { console as debuggersConsole, open, url, waitForDebugger } from 'node:inspector'
import { syncBuiltinESMExports } from 'node:module'
import { pathToFileURL } from 'node:url'
import { calls } from '../../child/inside/calls.ts'
import { keepConsole } from '../../child/inside/console.ts'
import { inspect } from '../../child/inside/inspect.ts'
import type { Kit } from '../../child/inside/kit.ts'
import { outside } from '../../child/inside/outside.ts'
import type { Said, Told } from '../messages.ts'
import { callOnce } from './call-once.ts'
import { fetchOutside } from './fetch-outside.ts'
import { loadAsBundled } from './load-as-bundled.ts'

type Open = Extract<Told, { open: unknown }>['open']

const say = (said: Said) => void process.send?.(said)
let kit: Kit | undefined
let loaded: Promise<string | undefined> | undefined
let asked = 0
let calling = false

/** Keeps the process while somebody may speak to it; in a call, what is left to wait for is only the script's own. */
const settle = () => (calling && !asked ? process.channel?.unref() : process.channel?.ref())

process.on('message', (told: Told) => {
  if ('open' in told) begin(told.open)
  else if ('call' in told) void answer(told.call)
  else {
    asked--
    settle()
    kit?.entry.deliver(told.to, told.answer)
  }
})
process.on('uncaughtException', (error) => kit?.uncaught(error))
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
// A process that ends waits for its debugger to leave, who waits for it.
process.on('exit', (code) => {
  say({ ended: code })
  process.kill(process.pid, 'SIGKILL')
})

/** Opens the debugger's door, and loads the script once somebody has come in. */
function begin(told: Open): void {
  open(told.port, told.host)
  if (url() === undefined) return say({ refused: `the debugger cannot listen at ${told.host}:${told.port}` })
  waitForDebugger()
  kit = surround(told)
  loaded = load(kit, told.file)
}

/** What stands around the script: the sandbox's own parts, as far as Node does not bring them. */
function surround({ trigger, memory, env }: Open): Kit {
  // With the name goes what was declared, and nothing of the machine's.
  process.env = { ...env }
  syncBuiltinESMExports()
  loadAsBundled()
  const made = {
    config: {
      trigger,
      memory,
      node: process.versions.node,
      logStream: 'debug',
      env,
      logs: Infinity,
      output: Infinity,
    },
    ask(_: string, from: number, question: string) {
      asked++
      settle()
      say({ ask: question, from })
      return undefined
    },
    define: (_: string, kept: Console) => Object.assign(console, alsoSeen(kept)),
  } as unknown as Kit
  for (const part of [inspect, keepConsole, calls, outside]) part(made)
  globalThis.fetch = fetchOutside(made)
  return made
}

/** A console whose lines the debugger shows as well. */
function alsoSeen(kept: Console): object {
  type Write = (...values: unknown[]) => void
  const seen = debuggersConsole as unknown as Readonly<Record<string, Write>>
  const both = Object.entries(kept).map(([name, keep]: [string, Write]) => [
    name,
    (...values: unknown[]) => {
      seen[name]?.(...values)
      keep(...values)
    },
  ])
  return Object.fromEntries(both)
}

/** Gives the reply of a failure, as an isolate's `load` does. */
async function load({ entry, takeLogs }: Kit, file: string): Promise<string | undefined> {
  try {
    const found = (await import(pathToFileURL(file).href)) as { handler?: unknown; default?: unknown }
    return entry.load((module) => {
      Object.assign(module, { exports: 'handler' in found ? found : found.default })
    })
  } catch (error) {
    if (!isUnfit(error))
      return entry.load(() => {
        throw error
      })
    const { name, message, stack } = error
    return JSON.stringify({ failure: 'unfit', type: name, message, stack, logs: takeLogs() })
  }
}

const isUnfit = (error: unknown): error is Error =>
  error instanceof SyntaxError ||
  /^ERR_(MODULE_NOT_FOUND|UNSUPPORTED_)/.test(String((error as { code?: unknown } | null)?.code))

async function answer(text: string): Promise<void> {
  const failed = await loaded
  const [began, before] = [performance.now(), process.cpuUsage()]
  calling = true
  settle()
  const reply = failed ?? (await callOnce((kit as Kit).entry, text))
  calling = false
  settle()
  const { user, system } = process.cpuUsage(before)
  say({
    reply,
    took: performance.now() - began,
    cpu: (user + system) / 1000,
    heap: process.memoryUsage().heapUsed,
  })
}
