#!/usr/bin/env node
// Nothing newer than the version check may be imported before it: an old Node must get as far as its words.
import module from 'node:module'
import process from 'node:process'

const [first = '', ...more] = process.argv.slice(2)

if (Number.parseInt(process.versions.node) < 26) {
  process.stderr.write(
    `error: Poolwright needs Node 26 or newer, and this is Node ${process.versions.node}\n`,
  )
  process.exitCode = 3
} else if (['--help', '-h', 'help'].includes(first) && more.length === 0) {
  // What is asked for most costs least: a table and nothing else.
  const { helpText } = await import('./help.ts')
  process.stdout.on('error', () => undefined)
  process.stdout.write(`${helpText()}\n`)
} else if (first === '__complete') {
  // A shell asks while somebody types: commands are not read for it.
  module.enableCompileCache()
  const { complete } = await import('./complete/complete.ts')
  process.stdout.on('error', () => undefined)
  process.stdout.write(await complete(more, process.cwd()), () => process.exit(0))
} else {
  module.enableCompileCache()
  const { run } = await import('./run.ts')
  process.exitCode = await run(process.argv.slice(2))
}
