import { readFileSync } from 'node:fs'
import ivm from 'isolated-vm'
import { bareHandler } from './bare-handler.ts'
import { ownCpu } from './cpu.ts'

// What a JSON call into an isolate costs at the least, in milliseconds of CPU, and how many a second one process makes.
const run = bareHandler(ivm)
const event = JSON.parse(readFileSync(0, 'utf8')) as object
const call = () => JSON.parse(run(JSON.stringify(event))) as object
await ownCpu(500, call)
const cpu = await ownCpu(3000, call)
const times = 16_000
const began = performance.now()
for (let n = 0; n < times; n++) call()
const rate = (times * 1000) / (performance.now() - began)
process.stdout.write(`${JSON.stringify({ cpu, rate })}\n`)
