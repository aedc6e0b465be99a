import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { openSandbox } from '../../src/adapters/sandbox/host/open-sandbox.ts'
import type { Invocation } from '../../src/engine/ports.ts'
import { defaultMemory, type JsonObject } from '../../src/model/trigger.ts'
import { sampleEvent } from '../../src/schema/samples.ts'
import { cpuOfTree, median } from './cpu.ts'
import { echoChild } from './limits.ts'
import type { Figure } from './main.ts'
import { project } from './server.ts'

const times = 3000

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
    for (let n = 0; n < 500; n++) await sandbox.invoke(call)
    const [wall, cpu]: [number[], number[]] = [[], []]
    for (let round = 0; round < 3; round++) {
      const before = cpuOfTree(process.pid)
      const began = performance.now()
      for (let n = 0; n < times; n++) await sandbox.invoke(call)
      wall.push((performance.now() - began) / times)
      cpu.push((cpuOfTree(process.pid) - before) / times)
    }
    await sandbox.close()

    const { ask, end } = echoChild()
    const text = JSON.stringify({ event })
    for (let n = 0; n < 500; n++) await ask(text)
    const beforeEcho = cpuOfTree(process.pid)
    const beganEcho = performance.now()
    for (let n = 0; n < times; n++) await ask(text)
    const echoWall = (performance.now() - beganEcho) / times
    const echoCpu = (cpuOfTree(process.pid) - beforeEcho) / times
    end()

    // isolated-vm never enters this process: the bare call is measured in one of its own.
    const bare = spawnSync(
      process.execPath,
      ['--no-node-snapshot', resolve(import.meta.dirname, 'bare-isolate.ts')],
      {
        input: JSON.stringify(event),
      },
    )
    const isolate = Number(bare.stdout.toString())
    const [medianWall, medianCpu] = [median(wall), median(cpu)]
    return [
      {
        name: 'warm trigger through the sandbox: CPU of both processes',
        value: medianCpu,
        unit: 'ms',
        limit: echoCpu + isolate,
        ratio: (echoCpu + isolate) / medianCpu,
      },
      {
        name: 'warm trigger through the sandbox: wall time',
        value: medianWall,
        unit: 'ms',
        limit: echoWall,
        ratio: echoWall / medianWall,
      },
      { name: 'limit: bare isolated-vm JSON call', value: isolate, unit: 'ms' },
      { name: 'limit: bare framed echo, CPU of both processes', value: echoCpu, unit: 'ms' },
      { name: 'limit: bare framed echo, wall time', value: echoWall, unit: 'ms' },
    ]
  } finally {
    await sandbox.close()
    remove()
  }
}
