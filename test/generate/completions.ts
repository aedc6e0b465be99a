import type { Command } from 'commander'
import { format } from 'prettier'
import { commands } from '../../src/cli/commands.ts'
import type { DescribedCommand } from '../../src/cli/complete/described.ts'
import { programFor } from '../../src/cli/program.ts'
import { allCodes } from '../../src/review/explain/code-entry.ts'
import { allEntries } from '../../src/review/explain/entry.ts'
import { allTriggerSources } from '../../src/schema/samples.ts'
import type { Made } from './main.ts'

const file = 'src/cli/made/completions.ts'

/** What shells complete, so that no command has to be read for it. */
export async function make(): Promise<Made> {
  const described: DescribedCommand[] = []
  for (const { name, summary } of commands) {
    const command = (await programFor(name)).commands.find((one) => one.name() === name)
    if (command) described.push({ ...describe(command), summary })
  }
  const explained = [
    ...allEntries().map(({ id, title }) => [id, title]),
    ...allCodes.map((code) => [code, 'an error code']),
  ]
  const text = [
    '// Made by `npm run generate` from the commands and rules. Do not edit.',
    "import type { DescribedCommand } from '../complete/described.ts'",
    '',
    '/** Every command with its options and arguments. */',
    `export const described: readonly DescribedCommand[] = ${JSON.stringify(described)}`,
    '',
    '/** What `explain` knows: ids with their titles. */',
    `export const explained: readonly (readonly [id: string, title: string])[] = ${JSON.stringify(explained)}`,
    '',
    '/** What can make a hook fire. */',
    `export const triggerSources: readonly string[] = ${JSON.stringify(allTriggerSources)}`,
  ].join('\n')
  const how = { parser: 'typescript', semi: false, singleQuote: true, printWidth: 110 } as const
  return new Map([[file, await format(text, how)]])
}

const describe = (command: Command): DescribedCommand => ({
  name: command.name(),
  summary: command.description(),
  options: command.options
    .filter(({ hidden }) => !hidden)
    .map(({ short, long, description, required, optional, variadic, argChoices }) => ({
      flags: [short, long].filter((flag) => flag !== undefined),
      summary: description,
      takes: variadic ? 'many' : required || optional ? 'one' : 'nothing',
      ...(argChoices && { choices: argChoices }),
    })),
  arguments: command.registeredArguments.map((argument) => ({
    name: argument.name(),
    ...(argument.variadic && { many: true }),
    ...(argument.argChoices && { choices: argument.argChoices }),
  })),
  commands: command.commands.map(describe),
})
