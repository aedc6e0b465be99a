import { createHash } from 'node:crypto'
import { readFile, realpath } from 'node:fs/promises'
import type { Answered, Invocation } from '../../../engine/ports.ts'
import { ScriptError } from '../../../model/script-error.ts'
import { Unreadable } from '../../disk/unreadable.ts'
import { nothing } from '../../reach/nothing.ts'
import type { Surroundings } from '../../reach/reach.ts'
import type { Pinned } from '../bundle/bundler.ts'
import { folderOf, scriptFile } from '../bundle/script-folder.ts'
import { answerAsks } from '../host/answer-asks.ts'
import { callText } from '../host/call-text.ts'
import { readReply, start, type Source } from '../host/read-reply.ts'
import { authorPlaces } from './author-places.ts'
import { startDebugged, type Debugged } from './start-debugged.ts'

/** Where the project is, and where a debugger is awaited. */
export interface DebugHostOptions {
  /** The project's folder. */
  readonly root: string
  readonly host: string
  /** 0 is any that is free. */
  readonly port: number
}

/** Runs one script for a debugger: outside the sandbox, without limits, with the rights of whoever started it. */
export interface DebugHost {
  /**
   * Calls the script as the sandbox does, one call after another. The first waits until a debugger has
   * come, and where calls begin afresh each does; it throws `Unreadable` where none can be awaited.
   */
  invoke(call: Invocation, around?: Surroundings): Promise<Answered>
  close(): Promise<void>
}

const mebibyte = 1024 * 1024
/** Milliseconds that the context tells to be left: a day, for nobody counts them. */
const day = 24 * 60 * 60 * 1000

/** Opens a host for the debugger. Its process starts with the first call, and keeps that call's script. */
export function openDebugHost({ root, host, port }: DebugHostOptions): DebugHost {
  let running: Debugged | undefined
  let last: Promise<unknown> = Promise.resolve()
  const kill = () => running?.kill()
  // A process that waits for its debugger does not notice that its parent is gone.
  const onSignal = (signal: NodeJS.Signals) => {
    close()
    process.kill(process.pid, signal)
  }
  const close = () => {
    process.off('exit', kill).off('SIGTERM', onSignal).off('SIGHUP', onSignal)
    kill()
  }
  process.once('exit', kill).once('SIGTERM', onSignal).once('SIGHUP', onSignal)

  const begin = ({ stage: { trigger, limits } }: Invocation, file: string, env: Surroundings['env']) => {
    const begun = startDebugged(root)
    const memory = Math.ceil(limits.memory / mebibyte)
    begun.tell({ open: { host, port, file, trigger: trigger.name, memory, env } })
    return begun
  }

  const invoke = async (call: Invocation, around: Surroundings): Promise<Answered> => {
    const { trigger, limits } = call.stage
    const file = await pinned(root, trigger)
    const { folder, prefix } = folderOf(root, trigger.script)
    const source: Source = { script: trigger.script, ...authorPlaces(await realpath(folder), prefix) }
    const script = (running ??= begin(call, file, around.env))
    const asks = answerAsks(call, around.reach)
    try {
      return await new Promise((resolve, reject) => {
        script.hear(
          (said) => {
            if ('ask' in said)
              return void asks.answer(said.ask).then((answer) => script.tell({ answer, to: said.from }))
            if ('refused' in said)
              return reject(new Unreadable(said.refused, 'name another address: --inspect 127.0.0.1:9231'))
            if (!('reply' in said)) return
            const { reply, ...cost } = said
            try {
              resolve(readReply(source, reply, { ...cost, calls: asks.calls }, Infinity))
            } catch (error) {
              reject(error)
            }
          },
          (why) => {
            running = undefined
            reject(new ScriptError('crashed', why, { place: start(source), calls: asks.calls }))
          },
        )
        script.tell({ call: callText(call, around, day) })
      })
    } finally {
      asks.end()
      if (limits.fresh) {
        running = undefined
        await script.kill()
      }
    }
  }

  return {
    invoke(call, around = nothing) {
      const mine = last.then(() => invoke(call, around))
      last = mine.catch(() => {})
      return mine
    },
    close: async () => close(),
  }
}

/** The real path of a script that is there and is the one that was pinned. */
async function pinned(root: string, { script, sha256 }: Pinned): Promise<string> {
  const missing = (message: string) =>
    new ScriptError('missing', message, { place: { file: script, line: 1, column: 1 } })
  const file = await realpath(scriptFile(root, script)).catch(() => undefined)
  if (!file) throw missing(`there is no file \`${script}\``)
  const found = createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
  if (sha256 === undefined || sha256 === found) return file
  throw missing(`the script is not the one pinned: its sha256 is ${found}, not ${sha256}`)
}
