import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { openSandbox } from '../../src/adapters/sandbox/host/open-sandbox.ts'
import type { JsonObject } from '../../src/model/trigger.ts'
import { sampleEvent } from '../../src/schema/samples.ts'
import { cpuOfTree, load, median } from './cpu.ts'
import { invocation, stageOf } from './invocation.ts'
import { framedChild } from './limits.ts'
import type { Figure } from './main.ts'
import { project } from './server.ts'

const times = 4000
const rounds = 5

/** A warm call of a trigger, against a child with the same handler in a bare isolate, and one that only echoes. */
export async function trigger(): Promise<Figure[]> {
  const { dir, remove } = project()
  const sandbox = openSandbox({ root: dir, children: 1, spare: false })
  const two = openSandbox({ root: dir, spare: false })
  const bare = framedChild('bare-child.ts', ['--no-node-snapshot'])
  const echo = framedChild('echo-child.ts')
  try {
    const event = sampleEvent('TokenGeneration_Authentication', { version: 'V2_0' }) as JsonObject
    const call = invocation(stageOf('triggers/tier.ts'), event)
    const plain = invocation(stageOf('triggers/plain.js'), event)
    const ways = {
      call: () => sandbox.invoke(call),
      // Whoever asks has an event and wants an answer, and not the text of either.
      bare: async () => JSON.parse(await bare.ask(JSON.stringify(event))) as object,
      echo: async () => JSON.parse(await echo.ask(JSON.stringify(event))) as object,
    }
    const plainCall = () => sandbox.invoke(plain)
    for (const way of [...Object.values(ways), plainCall]) await load(500, way)
    await rateOf(32, () => two.invoke(call))

    const measured: Round[] = []
    for (let round = 0; round < rounds; round++)
      measured.push({
        call: await both(ways.call),
        bare: await both(ways.bare),
        echo: await both(ways.echo),
        quietCall: await alone(ways.call),
        quietPlain: await alone(plainCall),
        quietBare: await alone(ways.bare),
        many: await rateOf(32, () => two.invoke(call)),
        ...inProcess(event),
      })
    const of = (read: (round: Round) => number) => median(measured.map(read))
    const against = (name: string, value: keyof Round, limit: keyof Round, aim: string): Figure => ({
      name,
      value: of((round) => round[value]),
      unit: 'ms',
      limit: of((round) => round[limit]),
      ratio: of((round) => round[value] / round[limit]),
      aim,
    })
    return [
      against(
        'warm trigger, p50: against the same in a bare isolate of a child',
        'quietCall',
        'quietBare',
        'at most 1.3',
      ),
      against('warm trigger, CPU, 16 callers: against the same', 'call', 'bare', 'at most 1.3'),
      against('warm trigger, CPU, 16 callers: against a framed echo', 'call', 'echo', ''),
      against('warm trigger, CPU: against a bare isolated-vm call in process', 'call', 'isolate', ''),
      against(
        'async handler that waits for nothing, p50: against a plain one',
        'quietCall',
        'quietPlain',
        'at most 1.1',
      ),
      {
        name: 'warm triggers a second, 32 callers: against calls in process',
        value: of(({ many }) => many),
        unit: '/s',
        limit: of(({ rate }) => rate),
        ratio: of(({ many, rate }) => many / rate),
        aim: 'at least 0.5',
      },
    ]
  } finally {
    bare.end()
    echo.end()
    await Promise.all([sandbox.close(), two.close()])
    remove()
  }
}

/** What one round found: milliseconds for one call, and calls a second. */
type Round = Readonly<
  Record<
    'call' | 'bare' | 'echo' | 'quietCall' | 'quietPlain' | 'quietBare' | 'many' | 'isolate' | 'rate',
    number
  >
>

/** CPU of this process and its children for one call, of many at once. */
async function both(work: () => Promise<unknown>): Promise<number> {
  const before = cpuOfTree(process.pid)
  await load(times, work)
  return (cpuOfTree(process.pid) - before) / times
}

/** Wall time of one call that nobody else disturbs: the median, in milliseconds. */
async function alone(work: () => Promise<unknown>): Promise<number> {
  const took: number[] = []
  for (let n = 0; n < times / 4; n++) {
    const began = performance.now()
    await work()
    took.push(performance.now() - began)
  }
  return median(took)
}

/** How many calls a second so many callers make. */
async function rateOf(callers: number, work: () => Promise<unknown>): Promise<number> {
  const many = 4 * times
  const began = performance.now()
  await load(many, work, callers)
  return (many * 1000) / (performance.now() - began)
}

/** A JSON call into a bare isolate. isolated-vm never enters this process: it is measured in one of its own. */
function inProcess(event: JsonObject): { isolate: number; rate: number } {
  const script = resolve(import.meta.dirname, 'bare-isolate.ts')
  const { stdout } = spawnSync(process.execPath, ['--no-node-snapshot', script], {
    input: JSON.stringify(event),
  })
  const { cpu, rate } = JSON.parse(stdout.toString()) as { cpu: number; rate: number }
  return { isolate: cpu, rate }
}
