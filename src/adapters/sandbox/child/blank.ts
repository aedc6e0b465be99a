import ivm from 'isolated-vm'
import { bootstrap } from './bootstrap.ts'
import { compile, type Compiled } from './compile.ts'
import type { Entry } from './inside/kit.ts'

/** An isolate that is still nobody's: it has a context, and what sets that up, and no script yet. */
export interface Blank {
  readonly isolate: ivm.Isolate
  readonly context: ivm.Context
  readonly install: ivm.Reference<(ask: unknown, config: string) => Entry>
}

// Nobody else in this process may have it.
const kill = process.kill.bind(process)
const compiled: Compiled = { times: 0 }
let ready: { readonly memory: number; readonly blank: Blank } | undefined

/** Makes one ahead of the call that will want it, with so many mebibytes of heap. Half of a first call is this. */
export function prepareBlank(memory: number): void {
  if (ready?.memory === memory) return
  ready?.blank.isolate.dispose()
  ready = { memory, blank: makeBlank(memory) }
}

/** The one that was prepared, if it has this much heap, or a new one. */
export function takeBlank(memory: number): Blank {
  if (ready?.memory !== memory) return makeBlank(memory)
  const { blank } = ready
  ready = undefined
  return blank
}

function makeBlank(memory: number): Blank {
  // A heap that V8 has lost control of cannot be trusted to wind down.
  const onCatastrophicError = () => void kill(process.pid, 'SIGKILL')
  const isolate = new ivm.Isolate({ memoryLimit: memory, onCatastrophicError })
  try {
    const context = isolate.createContextSync()
    const script = compile(isolate, bootstrap, 'sandbox', compiled)
    return { isolate, context, install: script.runSync(context, { reference: true }) as Blank['install'] }
  } catch (error) {
    isolate.dispose()
    throw error
  }
}
