import process from 'node:process'
import type { Command } from 'commander'
import { globalsOf, printJson } from './globals.ts'

interface Options {
  readonly env?: string
  readonly drop?: true
}

/** `poolwright drift`: what the API has changed of declared pools. */
export function register(program: Command): void {
  program
    .command('drift')
    .argument('[pools...]', 'only these, by their names or ids')
    .description(
      'Tell what the API has changed of declared pools under --allow-drift, and where the file says otherwise.',
    )
    .option('--env <name>', 'the environment that the server ran in; without it, dev if there is one')
    .option('--drop', 'take the changes away, so that the files count again')
    .addHelpText('after', words)
    .action(drift)
}

const words = `
What is kept is read, whether a server runs or not; one that runs knows at once what was taken away. What differs is
told in the words of CloudFormation, secrets hidden. To keep a change for good, say it in the file and drop it here.

Examples:
  $ poolwright drift
  $ poolwright drift people --drop

Exit codes: 0 nothing differs, or it was dropped; 1 something differs; 3 nothing can be read`

async function drift(pools: readonly string[], { env, drop }: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const { readDrift } = await import('./drift/read-drift.ts')
  const found = await readDrift({
    pools,
    cwd,
    command,
    drop: drop === true,
    ...(env !== undefined && { env }),
  })
  if (found.length && !drop) process.exitCode = 1
  if (json) return printJson({ ok: !process.exitCode, dropped: drop === true, changes: found })
  const { toldOf } = await import('./drift/told-of.ts')
  if (!quiet || found.length) process.stdout.write(toldOf(found, drop === true))
}
