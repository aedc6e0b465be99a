import { Command } from 'commander'
import { commands } from './commands.ts'
import { helpText } from './help.ts'

/**
 * The program as commander knows it, with the module of the command asked for. The other commands are there
 * by name only: for commander to guess which one was meant where a name is misspelt.
 */
export async function programFor(asked: string | undefined): Promise<Command> {
  const program = new Command('poolwright')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .option('--json', 'data for programs on standard output')
    .option('--quiet', 'say nothing but the result')
    .option('--cwd <dir>', "the project's folder, instead of this one")
    .option('--no-color', 'plain text, as with NO_COLOR')
    .helpCommand(false)
  program.helpInformation = helpText
  for (const { name, summary, load } of commands)
    if (name === asked) (await load()).register(program)
    else program.command(name, '').description(summary)
  return program
}
