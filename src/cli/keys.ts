import process from 'node:process'
import type { Command } from 'commander'
import { globalsOf, printJson } from './globals.ts'

interface Wanted {
  readonly env?: string
}
interface Rotation extends Wanted {
  readonly after: string
  readonly compromised?: true
}

/** `poolwright keys`: the keys that tokens are signed with, and others in their place. */
export function register(program: Command): void {
  const keys = program
    .command('keys')
    .description('Tell the keys that sign the tokens of user pools, and give a pool new ones.')
    .addHelpText('after', words)
  keys
    .command('ls')
    .argument('[pools...]', 'only these, by their names or ids')
    .description('List the keys that count, and from when and until when.')
    .option('--env <name>', 'the environment that the server runs in; without it, dev if there is one')
    .action(list)
  keys
    .command('rotate')
    .argument('<pool>', 'the pool, by its name or id')
    .description('Give a pool new keys: told to everybody now, and signing later.')
    .option('--env <name>', 'the environment that the server runs in; without it, dev if there is one')
    .option('--after <duration>', 'how long they are told before they sign, at most 30d', '1h')
    .option('--compromised', 'somebody else has the old keys: sign at once, and let no token of theirs count')
    .action(rotate)
}

const words = `
A resource server that keeps the keys of a pool must fetch them anew in the time that --after gives it. The old ones
verify until every token that they signed has expired; with --compromised they do not, and everybody must refresh.
What is changed holds at once in every server that runs over this store.

Examples:
  $ poolwright keys ls
  $ poolwright keys rotate customers --after 1d

Exit codes: 0 done; 1 keys that were given before do not sign yet; 2 wrong usage; 3 nothing can be read`

async function list(pools: readonly string[], { env }: Wanted, command: Command) {
  const { json, cwd } = globalsOf(command)
  const { readKeys } = await import('./keys/read-keys.ts')
  const keys = await readKeys({ pools, cwd, command, ...(env !== undefined && { env }) })
  if (json) return printJson({ keys })
  const { toldOf } = await import('./keys/told-of.ts')
  process.stdout.write(toldOf(keys))
}

async function rotate(pool: string, { env, after, compromised }: Rotation, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const { rotateOf } = await import('./keys/rotate-of.ts')
  const wanted = { pool, after, compromised: compromised === true, ...(env !== undefined && { env }) }
  const done = await rotateOf({ ...wanted, cwd, command })
  if (!done.rotated) process.exitCode = 1
  if (json) return printJson({ ok: done.rotated, ...done })
  const { toldOfRotation } = await import('./keys/told-of.ts')
  if (!quiet || !done.rotated) process.stdout.write(toldOfRotation(done))
}
