import { relative, resolve, sep } from 'node:path'
import process from 'node:process'
import type { Command } from 'commander'
import { globalsOf, printJson } from './globals.ts'
import type { Outcome } from './pull/pull-pools.ts'

interface Options {
  readonly out: string
  readonly env?: string
  readonly dryRun?: true
  readonly force?: true
}

/** `poolwright pull`: user pools that the API made, as files. */
export function register(program: Command): void {
  program
    .command('pull')
    .argument('[pools...]', 'only these, by their ids or names')
    .description(
      'Write user pools that the API made as files, so that the project declares them from then on.',
    )
    .option('--out <dir>', 'the folder to write to, in `pools` or inside of it', 'pools')
    .option('--env <name>', 'the environment to write for; without it, dev if there is one')
    .option('--dry-run', 'print the files, and write nothing')
    .option('--force', 'write a file anew where one declares the pool already')
    .addHelpText('after', words)
    .action(pull)
}

const words = `
A server that runs is asked; without one, what the last one kept is read. Ids are pinned in the files, so that a pool
keeps its users, and its clients their ids. Secrets are never written: a file names them, and what each environment
must bind is said; their values are in DescribeUserPoolClient and DescribeIdentityProvider.

Examples:
  $ poolwright pull
  $ poolwright pull us-east-1_aB3dE5fG7 --out pools/made
  $ poolwright pull --dry-run

Exit codes: 0 written; 1 a pool cannot be written, or would lose something that its file cannot say; 3 nothing can be read`

async function pull(pools: readonly string[], options: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const out = relative(cwd, resolve(cwd, options.out)).split(sep).join('/')
  if (out !== 'pools' && !out.startsWith('pools/'))
    return command.error(`error: files of pools lie in \`pools\`, and not in '${options.out}'`)
  const { pullPools } = await import('./pull/pull-pools.ts')
  const outcomes = await pullPools({ ...options, out, pools, cwd, command })
  if (outcomes.some(({ refused, unsaid }) => refused || unsaid.some(({ lost }) => lost))) process.exitCode = 1
  if (json) return printJson({ ok: !process.exitCode, pools: outcomes.map(dataOf) })
  for (const { files, written } of outcomes)
    for (const [path, text] of files)
      process.stdout.write(options.dryRun ? `# ${path}\n${text}\n` : written ? `${path}\n` : '')
  const { toldOf } = await import('./pull/told-of.ts')
  if (!quiet) process.stderr.write(toldOf(outcomes, options.dryRun === true))
}

const dataOf = ({ files, ...outcome }: Outcome) => ({
  ...outcome,
  files: [...files].map(([path, text]) => ({ path, text })),
})
