import { openSandbox } from '../../src/adapters/sandbox/host/open-sandbox.ts'
import { runPipeline } from '../../src/engine/pipeline.ts'
import type { Ports } from '../../src/engine/ports.ts'
import { defaultLimits, type JsonObject } from '../../src/model/trigger.ts'
import { sampleEvent } from '../../src/schema/samples.ts'
import { folder } from '../serve.ts'
import { median, residentOfTree } from './cpu.ts'
import { invocation, stageOf } from './invocation.ts'
import type { Figure } from './main.ts'

const pools = 200
const names = ['one', 'two', 'three', 'four', 'five'] as const
const script = (name: string) => `
export const handler = async (event: any) => {
  event.response.claimsAndScopeOverrideDetails = { idTokenGeneration: { claimsToAddOrOverride: { ${name}: true } } }
  return event
}
`

/** Many pools with several triggers each, and several stages at one hook. */
export async function crowd(): Promise<Figure[]> {
  const { dir, remove } = folder(
    Object.fromEntries(names.map((name) => [`triggers/${name}.ts`, script(name)])),
  )
  const sandbox = openSandbox({ root: dir, children: 2, spare: false })
  try {
    const event = sampleEvent('TokenGeneration_Authentication', { version: 'V2_0' }) as JsonObject & {
      response: JsonObject
    }
    const stages = names.map((name) => stageOf(`triggers/${name}.ts`))
    await Promise.all(stages.map((stage) => sandbox.invoke(invocation(stage, event))))
    const before = residentOfTree(process.pid)
    const first: number[] = []
    for (let pool = 0; pool < pools; pool++)
      for (const stage of stages) {
        const began = performance.now()
        await sandbox.invoke(invocation(stage, event, `us-east-1_Pool${pool}`))
        first.push(performance.now() - began)
      }
    const grown = (residentOfTree(process.pid) - before) / first.length
    const warm = await each(() => sandbox.invoke(invocation(stages[0]!, event, 'us-east-1_Pool199')))

    const ports = {
      sandbox,
      clock: { now: Date.now, ticks: () => performance.now() },
      random: { bytes: (count: number) => Buffer.alloc(count), stable: () => Buffer.alloc(32) },
      caller: { requestId: 'bench' },
    } satisfies Pick<Ports, 'sandbox' | 'clock' | 'random' | 'caller'>
    const call = { hook: 'PreTokenGeneration', version: 'V2_0', poolId: 'us-east-1_Stages', event } as const
    const pipeline = (count: number) => () =>
      runPipeline({ name: 'bench', arn: '', stages: stages.slice(0, count) }, call, ports, [])
    await each(pipeline(names.length))
    const measured: { one: number; five: number }[] = []
    for (let round = 0; round < 3; round++)
      measured.push({ one: await each(pipeline(1)), five: await each(pipeline(5)) })
    const of = (read: (round: (typeof measured)[number]) => number) => median(measured.map(read))

    return [
      {
        name: `${pools} pools with ${names.length} triggers each: memory left by each trigger`,
        value: grown / 1024 / 1024,
        unit: 'MB',
      },
      {
        name: 'first call of a trigger in a pool, p50: against a warm one',
        value: median(first),
        unit: 'ms',
        limit: warm,
        ratio: median(first) / warm,
      },
      {
        name: 'a pipeline of 5 stages, p50: against 1 stage',
        value: of(({ five }) => five),
        unit: 'ms',
        limit: of(({ one }) => one),
        ratio: of(({ five, one }) => five / one),
        aim: `within ${defaultLimits.timeout} ms`,
      },
    ]
  } finally {
    await sandbox.close()
    remove()
  }
}

/** The median of many calls, one after another, in milliseconds. */
async function each(work: () => Promise<unknown>): Promise<number> {
  const took: number[] = []
  for (let n = 0; n < 300; n++) {
    const began = performance.now()
    await work()
    took.push(performance.now() - began)
  }
  return median(took)
}
