import process from 'node:process'
import type { Command } from 'commander'
import type { EventVersion } from '../model/hook.ts'
import { allTriggerSources, hookOf, isTriggerSource, sampleEvent, versionsOf } from '../schema/samples.ts'
import { globalsOf, printJson, printPlainJson } from './globals.ts'
import { checkProject } from './known-environment.ts'
import { named, unknown } from './named.ts'
import { openProject } from './project/open-project.ts'

interface Options {
  readonly list?: true
  readonly pool?: string
  readonly env?: string
  readonly form?: string
}

/** `poolwright event`: a sample event of any trigger source, to look at or to feed to `invoke`. */
export function register(program: Command): void {
  program
    .command('event')
    .argument('[triggerSource]', 'what made the hook fire, such as PreSignUp_SignUp')
    .description('Print a sample of what a trigger is given, exactly as Cognito sends it.')
    .option('--list', 'every trigger source, with the hook it fires')
    .option('--pool <name>', 'as a declared pool and its first client would send it')
    .option('--env <name>', 'the environment in which the pool is read')
    .option('--form <version>', 'V1_0, V2_0 or V3_0; without it, the one the pool binds, else the oldest')
    .addHelpText('after', examples)
    .action(print)
}

const examples = `
Examples:
  $ poolwright event PreSignUp_SignUp
  $ poolwright event TokenGeneration_Authentication --form V2_0 > event.json
  $ poolwright event --list`

async function print(source: string | undefined, options: Options, command: Command) {
  const { json, cwd } = globalsOf(command)
  if (options.list) return list(json)
  if (!source) return command.error('error: name a trigger source; --list shows them all')
  if (!isTriggerSource(source)) return unknown('trigger source', source, allTriggerSources, command)
  const version = options.form as EventVersion | undefined
  if (version && !versionsOf(source).includes(version))
    return command.error(`error: ${source} comes in ${versionsOf(source).join(', ')}, not '${version}'`)
  if (options.pool !== undefined) await checkProject(cwd, options.env, command)
  const pool =
    options.pool === undefined
      ? undefined
      : named('pool', options.pool, (await openProject(cwd, options.env)).model.pools, command)
  printPlainJson(sampleEvent(source, { ...(pool && { pool }), ...(version && { version }) }))
}

function list(json: boolean) {
  const rows = allTriggerSources.map((triggerSource) => ({
    triggerSource,
    hook: hookOf(triggerSource),
    versions: versionsOf(triggerSource),
  }))
  if (json) return printJson({ triggerSources: rows })
  const wide = Math.max(...allTriggerSources.map(({ length }) => length))
  for (const { triggerSource, hook } of rows)
    process.stdout.write(`${triggerSource.padEnd(wide)}  ${hook}
`)
}
