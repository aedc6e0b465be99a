import { join } from 'node:path'
import process from 'node:process'
import type { Command } from 'commander'
import { openParseCache } from '../adapters/disk/parse-cache.ts'
import { readProject, type Project } from '../adapters/disk/project.ts'
import { countDrift } from '../adapters/store/sqlite/count-drift.ts'
import { load } from '../config/load.ts'
import type { ParseCache } from '../config/parse-cache.ts'
import { across } from '../review/across.ts'
import type { Format } from '../review/report/index.ts'
import { counted } from '../review/reporter.ts'
import { chosenFiles } from './project/chosen-files.ts'
import { globalsOf } from './globals.ts'
import { version } from './help.ts'
import { folderInRepository } from './project/in-repository.ts'
import { keptResult } from './lint/kept-result.ts'
import { lookedAt } from './lint/looked-at.ts'
import { formatOption, sayReport } from './lint/say-report.ts'
import { scriptFindings } from './lint/script-findings.ts'

interface Options {
  readonly env?: string
  readonly format: Format
}

/** `poolwright validate`: every mistake of a project, each at its line. */
export function register(program: Command): void {
  program
    .command('validate')
    .argument('[paths...]', 'tell only what is found in these files and folders')
    .description(
      'Find every mistake in the project, at its line. Scripts are compiled and none is run; nothing is fetched.',
    )
    .option('--env <name>', 'in this environment, instead of in each')
    .addOption(formatOption())
    .addHelpText('after', examples)
    .action(validate)
}

const examples = `
Examples:
  $ poolwright validate
  $ poolwright validate pools/customers.pool.yaml --env prod
  $ poolwright validate --format github`

async function validate(paths: readonly string[], { env, format }: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const project = await readProject(cwd)
  const { environments, kinds, counts } = lookedAt(project, env, command)

  const cache = openParseCache(project.root)
  const question = { command: 'validate', project, environments }
  const declarations = await keptResult(question, cache, () => check(project, environments, cache))
  const scripts = await scriptFindings(project, cache)
  const { notes } = declarations

  const wanted = chosenFiles(project, paths, cwd)
  const told = [...declarations.findings, ...scripts.findings].filter(({ at }) => wanted(at.file))
  const ok = told.every(({ severity }) => severity !== 'error')
  await sayReport(
    {
      command: 'validate',
      ok,
      findings: told,
      notes: quiet ? [] : notes.filter(({ at }) => wanted(at.file)),
      texts: new Map([...project.files.map(({ path, text }) => [path, text] as const), ...scripts.texts]),
      scope: quiet ? '' : counts.map(([count, noun]) => counted(count, noun)).join(', '),
      failOn: 'error',
      ...(env !== undefined && { environment: env }),
      version: version(),
      folder: folderInRepository(project.root),
      data: { files: project.files.length, kinds, environments },
    },
    json ? 'json' : format,
  )
  if (!ok) process.exitCode = 1
  if (!quiet && !json && format === 'pretty' && countDrift(join(project.root, '.poolwright', 'data.sqlite')))
    process.stderr.write('the API has changed what these files declare: see poolwright drift\n')
}

/** What is found in every environment; in none, where none is declared. */
function check(project: Project, environments: readonly string[], cache: ParseCache) {
  const asked: readonly (string | undefined)[] = environments.length ? environments : [undefined]
  const loaded = asked.map(
    (env) => [env ?? '', load({ ...project, cache, ...(env !== undefined && { env }) })] as const,
  )
  const of = (part: 'findings' | 'notes') => across(new Map(loaded.map(([env, each]) => [env, each[part]])))
  return { findings: of('findings'), notes: of('notes') }
}
