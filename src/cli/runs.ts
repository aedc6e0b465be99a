import { InvalidArgumentError, type Command } from 'commander'
import { settingIn } from './invoke/set-path.ts'

/** `poolwright runs`: what went through `dev`, and what would come of it now. */
export function register(program: Command): void {
  const runs = program
    .command('runs')
    .description('Look at the requests that went through `dev`, and run their scripts again.')
    .addHelpText('after', words)
  filtered(runs.command('ls'))
    .description('List them, the newest last.')
    .option('--last <count>', 'at most so many, the newest', countIn, 20)
    .action(async (...given) => (await import('./runs/list.ts')).list(...(given as [never, Command])))
  runs
    .command('show')
    .argument('[id]', 'such as r-42', 'last')
    .description('Tell one as a story: its steps, and what each script was shown, said, asked and changed.')
    .option('--hook <name>', 'only this hook, or trigger source')
    .action(async (...given) => (await import('./runs/show.ts')).show(...(given as [never, never, Command])))
  filtered(runs.command('tail'))
    .description('Print each as it comes, as `dev` does.')
    .option('--last <count>', 'begin with so many of those that were', countIn, 0)
    .action(async (...given) => (await import('./runs/tail.ts')).tail(...(given as [never, Command])))
  runs
    .command('replay')
    .argument('[id]', 'such as r-42; the newest that ran a script unless told')
    .description('Run the scripts of a run again, as they are now, and show where they answer differently.')
    .option('--hook <name>', 'only this hook, or trigger source')
    .option('--stage <trigger>', 'only this stage of it, on the event that it was shown')
    .option('-e, --event <file>', 'another event, as JSON; - for standard input')
    .option('--set <path=value>', 'change the event, JSON or a text; may be repeated', settingIn)
    .option('--edit', 'change the event in $VISUAL or $EDITOR')
    .option('--env <name>', 'the environment; without it, dev if there is one')
    .option('--against <ref>', 'compare what is on disk with a commit, on the newest recorded events')
    .option('--trigger <name>', 'with --against: only this trigger, by itself')
    .option('--last <count>', 'with --against: on so many events', countIn, 20)
    .addHelpText('after', replayWords)
    .action(async (...given) =>
      (await import('./runs/replay.ts')).replay(...(given as [never, never, Command])),
    )
  runs
    .command('export')
    .argument('[id]', 'such as r-42', 'last')
    .description('Print one as something to go on with.')
    .requiredOption('--as <form>', '`event` for `invoke -e`, or `scenario`', formIn)
    .option('--hook <name>', 'the event of this hook, or trigger source')
    .option('--stage <trigger>', 'the event as this stage of it was shown it')
    .option('-o, --out <file>', 'write it there, if there is nothing yet')
    .addHelpText('after', exportWords)
    .action(async (...given) =>
      (await import('./runs/export-run.ts')).exportRun(...(given as [never, never, Command])),
    )
}

const words = `
The newest 1,000 runs are kept, 64 MiB of them at most, in the store of the project; with \`dev --memory\` until it
ends. Passwords, codes, tokens, sessions and every secret of the project read [redacted]. While a server runs it
is asked; otherwise .poolwright/data.sqlite is read.

Examples:
  $ poolwright runs ls --user ana@example.com --outcome refused
  $ poolwright runs show
  $ poolwright runs replay r-42 --set 'request.userAttributes["custom:plan"]=gold'
  $ poolwright runs replay --against main --trigger claims --last 100`

const replayWords = `
Exit code 0 says that every script answered as it did before, 1 that one answers differently, now fails, or is no
longer there. What was secret in an event was not kept, and has to be said with --set.`

const exportWords = `
A scenario is a file for test/<name>.scenario.yaml. This version checks it, and \`test\` tells it as not run yet. A
password or a code that was not kept stands there as a placeholder, and a comment says so.`

/** Adds the options that choose among runs. */
const filtered = (command: Command): Command =>
  command
    .option('--user <name>', 'of this user, by name, address, or as typed')
    .option('--pool <pool>', 'of the user pool of this name or id')
    .option('--operation <name>', 'of this operation, such as SignUp')
    .option('--hook <name>', 'that ran a script at this hook')
    .option('--trigger <name>', 'in which this trigger had a part')
    .option('--outcome <outcome>', '`answered`, `refused`, or the code of a refusal')

function countIn(text: string): number {
  const count = Number(text)
  if (!/^\d{1,4}$/.test(text) || count > 1000) throw new InvalidArgumentError('It is a number up to 1000.')
  return count
}

function formIn(text: string): 'event' | 'scenario' {
  if (text !== 'event' && text !== 'scenario') throw new InvalidArgumentError("It is 'event' or 'scenario'.")
  return text
}
