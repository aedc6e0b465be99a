import ivm from 'isolated-vm'
import { prepareBlank } from '../../src/adapters/sandbox/child/blank.ts'
import { Instance } from '../../src/adapters/sandbox/child/instance.ts'
import type { Script } from '../../src/adapters/sandbox/child/script.ts'
import { median } from './cpu.ts'

// Isolates as a child makes them, each for one first call. In a process of its own, as every isolate is.
const handler = `exports.handler = async (event) => event`
const line = (n: number) =>
  `function part${n}(a, b) { const at = [a, b, ${n}].map((x) => x * 2); return { n: ${n}, at, text: 'part ${n}' } }\n`
const large = Array.from({ length: 1900 }, (_, n) => line(n)).join('') + handler
const small = `${'// a handler\n'.repeat(75)}${handler}`

const scriptOf = (code: string): Script => ({
  trigger: 'bench',
  file: 'trigger:bench',
  code: `(function (module, exports, require) {${code}\n})`,
  memory: 64,
  settings: { env: {}, output: 1e6, logs: 1e4, asks: 0, askLength: 0, fresh: false },
  compiled: { times: 0 },
  idle: [],
  took: Infinity,
  dropped: false,
})
const text = JSON.stringify({ event: {}, told: {}, may: {}, limit: 1000 })

/** A first call, as a process makes it: in an isolate that stands ready if calls are not too close. */
function first(script: Script): number {
  prepareBlank(script.memory)
  const began = performance.now()
  const instance = new Instance(script)
  instance.load(performance.now() + 5000)
  instance.begin(text, performance.now() + 5000)
  const took = performance.now() - began
  instance.dispose()
  return took
}
function bare(): number {
  const began = performance.now()
  const isolate = new ivm.Isolate({ memoryLimit: 64 })
  isolate.createContextSync()
  const took = performance.now() - began
  isolate.dispose()
  return took
}

const [fresh, cached, smalls, bares]: [number[], number[], number[], number[]] = [[], [], [], []]
const kept = scriptOf(large)
const keptSmall = scriptOf(small)
for (let n = 0; n < 3; n++) {
  first(kept)
  first(keptSmall)
}
for (let n = 0; n < 40; n++) {
  fresh.push(first(scriptOf(large)))
  cached.push(first(kept))
  smalls.push(first(keptSmall))
  bares.push(bare())
}
process.stdout.write(
  JSON.stringify({
    fresh: median(fresh),
    cached: median(cached),
    small: median(smalls),
    bare: median(bares),
  }),
)
