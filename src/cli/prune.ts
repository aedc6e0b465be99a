import process from 'node:process'
import type { Command } from 'commander'
import { globalsOf, printJson } from './globals.ts'
import { toldOf } from './prune/told-of.ts'

interface Options {
  readonly yes?: true
  readonly protected?: true
}

/** `poolwright prune`: what is kept of pools that are gone. */
export function register(program: Command): void {
  program
    .command('prune')
    .argument('[pools...]', 'only these, by their ids or the names that they had')
    .description(
      'Remove the users, and all else that is kept, of declared pools that no file declares any more.',
    )
    .option('--yes', 'do it; without it, say what would go')
    .option('--protected', 'also of pools whose deletion was not allowed when they were last declared')
    .addHelpText('after', words)
    .action(prune)
}

const words = `
A pool is gone when no environment of the project declares it and the API has not made it. While a server runs in the
project nothing is removed. What is removed cannot be had back.

Examples:
  $ poolwright prune
  $ poolwright prune old-shop --yes

Exit codes: 0 done, or nothing to do; 1 something was protected and stays; 3 nothing can be read, or a server runs`

async function prune(pools: readonly string[], options: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const { pruneStore } = await import('./prune/prune-store.ts')
  const gone = await pruneStore({ ...options, pools, cwd, command })
  if (options.yes && gone.some(({ removed }) => !removed)) process.exitCode = 1
  if (json) return printJson({ ok: !process.exitCode, pools: gone })
  if (!quiet || gone.length) process.stdout.write(toldOf(gone, options.yes === true))
}
