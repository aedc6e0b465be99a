import { readFileSync } from 'node:fs'
import ivm from 'isolated-vm'
import { ownCpu } from './cpu.ts'

// What a JSON call into an isolate costs at the least: a text in, a handler, a text out.
const isolate = new ivm.Isolate({ memoryLimit: 64 })
const context = isolate.createContextSync()
const run = context.evalSync(
  `(() => {
    const handler = (event) => {
      const claims = { claimsToAddOrOverride: { tier: 'gold' } }
      event.response.claimsAndScopeOverrideDetails = { idTokenGeneration: claims, accessTokenGeneration: claims }
      return event
    }
    return (text) => JSON.stringify(handler(JSON.parse(text)))
  })()`,
  { reference: true },
) as ivm.Reference<(text: string) => string>
const event = JSON.parse(readFileSync(0, 'utf8')) as object
const call = () => JSON.parse(run.applySync(undefined, [JSON.stringify(event)], { timeout: 5000 }) as string)
await ownCpu(500, call)
process.stdout.write(`${await ownCpu(3000, call)}\n`)
