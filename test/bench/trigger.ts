import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { openSandbox } from '../../src/adapters/sandbox/host/open-sandbox.ts'
import type { Invocation } from '../../src/engine/ports.ts'
import { defaultMemory, type JsonObject } from '../../src/model/trigger.ts'
import { sampleEvent } from '../../src/schema/samples.ts'
import { cpuOfTree, load, median } from './cpu.ts'
import { echoChild } from './limits.ts'
import type { Figure } from './main.ts'
import { project } from './server.ts'

const times = 4000
const rounds = 3

/** A warm call of a trigger, against the same handler in a bare isolate and against a child that only echoes. */
export async function trigger(): Promise<Figure[]> {
  const { dir, remove } = project()
  const sandbox = openSandbox({ root: dir, children: 1, spare: false })
  try {
    const event = sampleEvent('TokenGeneration_Authentication', { version: 'V2_0' }) as JsonObject
    const limits = { timeout: 5000, memory: defaultMemory }
    const capabilities = { fetch: [], secrets: [], api: [], context: [], plainCode: false }
    const call: Invocation = {
      poolId: 'us-east-1_Bench',
      event,
      requestId: 'bench',
      functionName: 'tier',
      functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:tier',
      told: {},
      timeout: 5000,
      stage: {
        onError: 'deny',
        limits,
        trigger: {
          name: 'tier',
          arn: '',
          script: 'triggers/tier.ts',
          hooks: [],
          limits,
          capabilities,
          onError: 'deny',
        },
      },
    }
    const { ask, end } = echoChild()
    const text = JSON.stringify({ event })
    const ways = { call: () => sandbox.invoke(call), echo: () => ask(text) }
    for (const way of Object.values(ways)) await load(500, way)

    const measured: Round[] = []
    for (let round = 0; round < rounds; round++)
      measured.push({
        call: await both(ways.call),
        echo: await both(ways.echo),
        quietCall: await alone(ways.call),
        quietEcho: await alone(ways.echo),
        isolate: bareIsolate(event),
      })
    end()
    const of = (read: (round: Round) => number) => median(measured.map(read))
    const against = (name: string, value: keyof Round, limit: keyof Round): Figure => ({
      name,
      value: of((round) => round[value]),
      unit: 'ms',
      limit: of((round) => round[limit]),
      ratio: of((round) => round[limit] / round[value]),
    })
    return [
      against('warm trigger, 16 callers, CPU: against a bare framed echo', 'call', 'echo'),
      against('warm trigger, 16 callers, CPU: against a bare isolated-vm call', 'call', 'isolate'),
      against('warm trigger, one caller, wall time: against a bare echo', 'quietCall', 'quietEcho'),
    ]
  } finally {
    await sandbox.close()
    remove()
  }
}

/** What one round found, in milliseconds for one call. */
type Round = Readonly<Record<'call' | 'echo' | 'quietCall' | 'quietEcho' | 'isolate', number>>

/** CPU of this process and its children for one call, of many at once. */
async function both(work: () => Promise<unknown>): Promise<number> {
  const before = cpuOfTree(process.pid)
  await load(times, work)
  return (cpuOfTree(process.pid) - before) / times
}

/** Wall time of one call that nobody else disturbs. */
async function alone(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  for (let n = 0; n < times / 4; n++) await work()
  return (performance.now() - began) / (times / 4)
}

/** CPU of a JSON call into a bare isolate. isolated-vm never enters this process: it is measured in one of its own. */
function bareIsolate(event: JsonObject): number {
  const script = resolve(import.meta.dirname, 'bare-isolate.ts')
  const { stdout } = spawnSync(process.execPath, ['--no-node-snapshot', script], {
    input: JSON.stringify(event),
  })
  return Number(stdout.toString())
}
