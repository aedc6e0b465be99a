#!/usr/bin/env node
// Nothing newer than the version check may be imported before it: an old Node must get as far as its words.
import module from 'node:module'
import process from 'node:process'

if (Number.parseInt(process.versions.node) < 26) {
  process.stderr.write(
    `error: Poolwright needs Node 26 or newer, and this is Node ${process.versions.node}\n`,
  )
  process.exit(3)
}
module.enableCompileCache()
const { run } = await import('./run.ts')
process.exitCode = await run(process.argv.slice(2))
